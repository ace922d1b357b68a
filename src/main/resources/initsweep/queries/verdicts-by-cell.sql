-- What is the verdict on each cell, how many seeds agree, and what is the evidence?
-- A cell is judged by the majority of its runs, and by the alphabetically first of equally frequent verdicts; the share
-- beside a verdict is that of the runs that agree. input_insensitive is the share among the runs for which it is known.
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
  max(cell_gradient_verdict) AS gradient_verdict,
  if(max(cell_gradient_verdict) IS NULL, null, count_if(gradient_verdict = cell_gradient_verdict) / count(*)) AS gradient_share,
  avg(int(input_insensitive)) AS input_insensitive,
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
