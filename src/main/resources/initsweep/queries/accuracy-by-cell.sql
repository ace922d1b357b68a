-- How well did each cell (activation and init) learn, over its seeds?
-- Runs that diverged or failed have no accuracy; they are counted beside those that have one.
SELECT
  activation,
  init,
  count(*) AS runs,
  count_if(status = 'completed') AS completed,
  count_if(status = 'diverged') AS diverged,
  count_if(status = 'failed') AS failed,
  avg(final_loss) AS final_loss,
  avg(test_accuracy) AS test_accuracy,
  stddev_samp(test_accuracy) AS test_accuracy_sd,
  min(test_accuracy) AS worst,
  max(test_accuracy) AS best
FROM runs
GROUP BY activation, init
ORDER BY test_accuracy DESC NULLS LAST, activation, init
