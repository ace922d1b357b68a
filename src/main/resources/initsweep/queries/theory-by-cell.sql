-- How far are the layers of each cell from what mean-field theory predicts at initialisation?
SELECT
  cells.* EXCEPT (run_id, cell_order),
  layer,
  count(*) AS runs,
  avg(theory.std) AS predicted_std,
  avg(layers.std) AS std,
  try_divide(avg(layers.std), avg(theory.std)) AS std_ratio,
  avg(theory.delta_ratio) AS predicted_delta_ratio,
  avg(power(try_divide(layers.delta_rms, last.delta_rms), 2)) AS delta_ratio
FROM layers
JOIN theory USING (run_id, layer)
JOIN (SELECT run_id, max_by(delta_rms, layer) AS delta_rms FROM layers WHERE iteration = 0 GROUP BY run_id) last
  USING (run_id)
JOIN cells USING (run_id)
WHERE iteration = 0
GROUP BY ALL
ORDER BY min(cell_order), layer
