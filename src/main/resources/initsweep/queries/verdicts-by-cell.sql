-- What is the verdict on each cell, how unanimous are its seeds, and on what evidence?
-- A cell is judged by the majority over its seeds; the share beside a verdict is that majority.
SELECT
  activation,
  init,
  count(*) AS runs,
  mode(verdict) AS verdict,
  count_if(verdict = cell_verdict) / count(*) AS share,
  mode(gradient_verdict) AS gradient_verdict,
  count_if(gradient_verdict = cell_gradient_verdict) / count(*) AS gradient_share,
  count_if(input_insensitive) / count(*) AS input_insensitive,
  mode(training_verdict) AS training_verdict,
  avg(rho) AS rho,
  avg(drift) AS drift,
  avg(saturated) AS saturated,
  avg(dead) AS dead,
  avg(input_share) AS input_share,
  avg(grad_log_ratio) AS grad_log_ratio
FROM (
  SELECT
    *,
    mode(verdict) OVER (PARTITION BY activation, init) AS cell_verdict,
    mode(gradient_verdict) OVER (PARTITION BY activation, init) AS cell_gradient_verdict
  FROM runs
)
GROUP BY activation, init
ORDER BY activation, init
