-- At how many values of a tuned key, in decades, does each cell do nearly as well as at its best?
-- From low to high the mean over the tuning seeds stays within good of that at best, linear in the logarithm between the values
-- tried; good is one point, or --set good=0.02. good_decades is the width of that range in decades, with an interval by resampling
-- the seeds. cut_low, cut_high: it reaches the edge of what was tried, and may be wider. Of other tuned keys the best value is
-- taken; with halving, all is as in the first rung. A candidate with a diverged or failed run is not good.
SELECT * EXCEPT (values, means) FROM sensitivity
