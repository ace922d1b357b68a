-- How far is the accuracy on the training images from that on the test set, with a regularisation and without, seed by seed?
-- Both runs of a pair have to be complete.
WITH pairs AS (
  SELECT
    max(train_accuracy - test_accuracy) FILTER (WHERE is_treated) AS gap,
    max(train_accuracy - test_accuracy) FILTER (WHERE NOT is_treated) AS plain_gap,
    max(test_accuracy) FILTER (WHERE is_treated) AS test,
    max(test_accuracy) FILTER (WHERE NOT is_treated) AS plain_test
  FROM paired_runs
  GROUP BY shared, seed
  HAVING gap IS NOT NULL AND plain_gap IS NOT NULL
)
SELECT
  count(*) AS seeds,
  count_if(gap < plain_gap) AS narrower,
  count_if(gap > plain_gap) AS wider,
  count_if(test > plain_test) AS gain,
  count_if(test < plain_test) AS loss,
  avg(gap) AS gap,
  avg(plain_gap) AS plain_gap,
  avg(test) AS test,
  avg(plain_test) AS plain_test
FROM pairs
HAVING seeds > 0
