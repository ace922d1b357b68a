-- Over what range of a tuned key, in decades, does each cell do nearly as well as at its best?
-- From low to high the mean over the tuning seeds is at most good below the best one, linear in the logarithm between the values
-- tried; good is one point, or --set good=0.02. good_decades is the width of that range in decades, with a bootstrap interval
-- over the seeds. cut_low, cut_high: it reaches the edge of what was tried, and may be wider. Other tuned keys are at their
-- best values; with halving, scores are those of the first rung. A candidate with a diverged or failed run is not good.
SELECT * EXCEPT (values, means) FROM sensitivity
