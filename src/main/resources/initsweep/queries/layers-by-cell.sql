-- What did the probe measure in each layer at initialisation, as means over the seeds of a cell?
SELECT
  cells.* EXCEPT (run_id, cell_order),
  layer,
  count(*) AS runs,
  avg(mean) AS mean,
  avg(std) AS std,
  avg(zero_share) AS zero_share,
  avg(saturated_share) AS saturated_share,
  avg(input_share) AS input_share,
  avg(cosine) AS cosine,
  avg(delta_rms) AS delta_rms
FROM layers JOIN cells USING (run_id)
WHERE iteration = 0
GROUP BY ALL
ORDER BY min(cell_order), layer
