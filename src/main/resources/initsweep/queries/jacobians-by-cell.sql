-- Which singular values has each layer's Jacobian at initialisation, and what does theory predict?
-- Of the derivatives of a hidden layer with respect to the input, where probe.jacobian asks for them: means over the seeds of a
-- cell, and the largest and smallest singular value of any.
SELECT
  cells.* EXCEPT (run_id, cell_order),
  layer,
  count(*) AS runs,
  avg(layers.jac_mean_sq) AS jac_mean_sq,
  avg(theory.jac_mean_sq) AS predicted_jac_mean_sq,
  avg(layers.jac_var_ratio) AS jac_var_ratio,
  avg(theory.jac_var_ratio) AS predicted_jac_var_ratio,
  max(layers.jac_max) AS jac_max,
  min(layers.jac_min) AS jac_min
FROM layers JOIN cells USING (run_id) LEFT JOIN theory USING (run_id, layer)
WHERE iteration = 0 AND layers.jac_max IS NOT NULL
GROUP BY ALL
ORDER BY min(cell_order), layer
