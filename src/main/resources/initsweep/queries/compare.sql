-- Which cells have the better test accuracy, seed by seed: by how much, and is it settled?
-- difference is cell - against over the pairs in which both runs completed, with its 95 % paired t interval; a run that did
-- not complete loses to one that did. p_value is Wilcoxon's signed-rank test over all seeds, p_holm the same after Holm's
-- correction over the pairs of one group: all cells if they are at most six, else those that differ only in init. In a group
-- of more than six each cell is compared with the best, which is chosen by the same seeds and so a little flattered. Fewer
-- than six seeds have no p-value. seeds_needed would settle it with probability 0.8 if the effect is what it looks like.
SELECT
  cell,
  against,
  seeds,
  pairs,
  difference,
  difference_low,
  difference_high,
  wins,
  ties,
  losses,
  p_value,
  p_holm,
  seeds_needed,
  finding
FROM comparisons
WHERE metric = 'test_accuracy'
