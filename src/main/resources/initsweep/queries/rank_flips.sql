-- Which pairs of cells change their order when each has its own values of the tuned keys instead of common ones?
-- cell is ahead of against when each has its own values (difference, in test accuracy, and its finding); with the values at for
-- both, it was behind (difference_at, in the metric by, over the tuning seeds). settled: both orders are significant.
SELECT * FROM rank_flips
