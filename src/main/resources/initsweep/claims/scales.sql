-- At each scale of the initial weights, how did networks with and without batch norm do on the same batches?
-- A run without a score, which diverged or failed, loses to every run that has one.
WITH pairs AS (
  SELECT
    shared,
    max(coalesce(train_accuracy, if(status = 'completed', null, -1))) FILTER (WHERE is_treated) AS normalised,
    max(coalesce(train_accuracy, if(status = 'completed', null, -1))) FILTER (WHERE NOT is_treated) AS plain
  FROM paired_runs
  GROUP BY shared, seed
  HAVING normalised IS NOT NULL AND plain IS NOT NULL
)
SELECT
  count(*) AS seeds,
  count_if(normalised > plain) AS wins,
  count_if(normalised < plain) AS losses,
  max(double(plain)) AS best_plain
FROM pairs
GROUP BY shared
