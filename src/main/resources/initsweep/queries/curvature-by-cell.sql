-- How curved is the loss of each cell at initialisation, and is the learning rate below 2/lambda?
-- ggn_lambda is the largest eigenvalue of the Gauss-Newton matrix, where probe.curvature asks for it. Above 2/lambda plain
-- gradient descent begins by overshooting; other optimisers and schedules have other limits.
SELECT
  cells.* EXCEPT (run_id, cell_order),
  count(*) AS runs,
  avg(ggn_lambda) AS ggn_lambda,
  min(ggn_lambda) AS ggn_lambda_low,
  max(ggn_lambda) AS ggn_lambda_high,
  avg(try_divide(2, ggn_lambda)) AS two_by_lambda,
  avg(lr_times_lambda) AS lr_times_lambda,
  count_if(status = 'diverged') AS diverged
FROM runs JOIN cells USING (run_id)
WHERE ggn_lambda IS NOT NULL
GROUP BY ALL
ORDER BY min(cell_order)
