-- Which values of the tuned keys were chosen for each cell, and how certain is the choice?
SELECT
  cell, if((SELECT max(study) FROM choices) > 1, study, NULL) AS study, chosen, `by` AS metric, mean, sd, runner_up, difference AS ahead,
  difference_low AS ahead_low, difference_high AS ahead_high, completed, runs, rank_correlation, try_next
FROM choices
ORDER BY if(`by` = 'validation_loss', mean, -mean) NULLS LAST, cell, study
LIMIT 200
