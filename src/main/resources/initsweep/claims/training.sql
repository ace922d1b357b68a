-- How did he, xavier and std 0.01 do on the same batches, by the training verdict on std 0.01?
-- A run without a score, which diverged or failed, loses to every run that has one.
WITH pairs AS (
  SELECT
    max(coalesce(score, -double('inf'))) FILTER (WHERE init = 'he') AS he,
    max(coalesce(score, -double('inf'))) FILTER (WHERE init = 'xavier') AS xavier,
    max(coalesce(training_verdict, status)) FILTER (WHERE init = '0.01') AS small
  FROM scored_runs
  GROUP BY pair
  HAVING he IS NOT NULL AND xavier IS NOT NULL AND small IS NOT NULL
)
SELECT small AS verdict, count(*) AS seeds, count_if(he > xavier) AS wins, count_if(he < xavier) AS losses
FROM pairs
GROUP BY small
