-- How did he, xavier and std 0.01 do on the same batches, by the training verdict on std 0.01?
-- A run without a final loss, which diverged or failed, loses to every run that has one.
WITH pairs AS (
  SELECT
    max(coalesce(final_loss, double('inf'))) FILTER (WHERE init = 'he') AS he,
    max(coalesce(final_loss, double('inf'))) FILTER (WHERE init = 'xavier') AS xavier,
    max(coalesce(training_verdict, status)) FILTER (WHERE init = '0.01') AS small
  FROM evaluated_runs
  WHERE activation = 'relu' AND init IN ('he', 'xavier', '0.01') AND iterations > 0
    AND hidden = array_repeat(100, 4) AND optimizer = 'sgd' AND lr = 0.01
  GROUP BY seed, dataset, iterations, batch, input, sampling, rng, weight_decay, loss_at
  HAVING he IS NOT NULL AND xavier IS NOT NULL AND small IS NOT NULL
)
SELECT small AS verdict, count(*) AS seeds, count_if(he < xavier) AS wins, count_if(he > xavier) AS losses
FROM pairs
GROUP BY small
