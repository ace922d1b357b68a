-- How good is the best of k candidates of each cell, on average over all choices of k candidates?
-- The mean of the best over all choices of k of the candidates (Tang et al. 2020), from the first rung, with a bootstrap
-- interval over the tuning seeds; a candidate with a diverged or failed run counts as the worst mean of all. place is the
-- rank of the cell among those with k candidates; overtakes names the cells that were ahead with one candidate fewer.
SELECT * FROM budget
