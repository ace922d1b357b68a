-- Which values of the tuned keys were chosen for each cell, and how certain is the choice?
-- Of the candidates that were trained longest, the one with the best mean over the tuning seeds; a diverged or failed run makes
-- its candidate the worst, and of equal means the smaller lr is first, then the order of the sweep file. difference is chosen -
-- runner_up, paired by seed, with its 95 % t interval. at_edge: the chosen value is the smallest or largest tried, so that a better one may lie beyond; try_next is the range to try. rank_correlation: of the last rung of halving with the one before. Nothing is chosen where every candidate diverged.
SELECT * FROM choices
