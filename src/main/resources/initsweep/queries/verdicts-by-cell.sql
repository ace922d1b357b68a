-- What is the verdict on each cell, how many seeds agree, and what is the evidence?
-- A cell is judged by the majority of its runs, and by the alphabetically first of equally frequent verdicts; the share
-- beside a verdict is that of the runs that agree. input_insensitive is the share among the runs for which it is known. A margin
-- is the factor by which the run nearest to another verdict is away from the threshold: from verdict_limit, from
-- |grad_log_ratio| = 6 (of the ratio, not its logarithm), and from input_share = 0.01. scale is the root mean square of the last
-- hidden layer over that of the first, by which positively homogeneous activations such as relu are judged instead of rho.
WITH judged AS (
  SELECT
    runs.*,
    mode(verdict, true) OVER (PARTITION BY cell) AS cell_verdict,
    mode(gradient_verdict, true) OVER (PARTITION BY cell) AS cell_gradient_verdict
  FROM runs JOIN cells USING (run_id)
)
SELECT
  cells.* EXCEPT (run_id, cell_order),
  count(*) AS runs,
  max(cell_verdict) AS verdict,
  if(max(cell_verdict) IS NULL, null, count_if(verdict = cell_verdict) / count(*)) AS share,
  (min(struct(verdict_margin, verdict_limit)) FILTER (WHERE verdict_margin IS NOT NULL)).verdict_limit AS verdict_limit,
  min(verdict_margin) AS verdict_margin,
  max(cell_gradient_verdict) AS gradient_verdict,
  if(max(cell_gradient_verdict) IS NULL, null, count_if(gradient_verdict = cell_gradient_verdict) / count(*)) AS gradient_share,
  min(gradient_margin) AS gradient_margin,
  avg(int(input_insensitive)) AS input_insensitive,
  min(input_margin) AS input_margin,
  mode(training_verdict, true) AS training_verdict,
  avg(rho) AS rho,
  avg(drift) AS drift,
  avg(saturated) AS saturated,
  avg(dead) AS dead,
  avg(input_share) AS input_share,
  avg(grad_log_ratio) AS grad_log_ratio
FROM judged JOIN cells USING (run_id)
GROUP BY ALL
ORDER BY min(cell_order)
