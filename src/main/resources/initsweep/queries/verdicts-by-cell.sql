-- What is the verdict on each cell, how many seeds agree, and what is the evidence?
-- A cell is judged by the majority of its runs, and by the alphabetically first of equally frequent verdicts; the share
-- beside a verdict is that of the runs that agree. input_insensitive is the share among the runs for which it is known. A margin
-- is the factor by which the run nearest to another verdict is away from the threshold: from verdict_limit, from
-- |grad_log_ratio| = 6 (of the ratio, not its logarithm), and from input_share = 0.01. scale is the root mean square of the last
-- hidden layer over that of the first, by which positively homogeneous activations such as relu are judged instead of rho.
SELECT
  cells.* EXCEPT (run_id, cell_order),
  count(*) AS runs,
  majority(verdict).word AS verdict,
  nullif(majority(verdict).runs, 0) / count(*) AS share,
  (min(struct(verdict_margin, verdict_limit)) FILTER (WHERE verdict_margin IS NOT NULL)).verdict_limit AS verdict_limit,
  min(verdict_margin) AS verdict_margin,
  majority(gradient_verdict).word AS gradient_verdict,
  nullif(majority(gradient_verdict).runs, 0) / count(*) AS gradient_share,
  min(gradient_margin) AS gradient_margin,
  avg(int(input_insensitive)) AS input_insensitive,
  min(input_margin) AS input_margin,
  majority(training_verdict).word AS training_verdict,
  avg(rho) AS rho,
  avg(drift) AS drift,
  avg(saturated) AS saturated,
  avg(dead) AS dead,
  avg(input_share) AS input_share,
  avg(grad_log_ratio) AS grad_log_ratio
FROM runs JOIN cells USING (run_id)
GROUP BY ALL
ORDER BY min(cell_order)
