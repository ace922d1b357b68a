-- Which cells have the better test accuracy, paired by seed: by how much, and is it significant?
SELECT
  cell, against, chosen, against_chosen, pairs, difference, difference_low, difference_high, wins, ties, losses, p_value, p_holm, seeds_needed, finding
FROM comparisons
WHERE metric = 'test_accuracy'
LIMIT 100
