-- How far are the singular values of each layer's Jacobian spread at initialisation, and what does theory predict there?
WITH measured AS (
  SELECT
    setting,
    series,
    place,
    layers.layer,
    sqrt(avg(layers.jac_mean_sq)) AS singular,
    min(layers.jac_min) AS singular_low,
    max(layers.jac_max) AS singular_high,
    sqrt(avg(theory.jac_mean_sq)) AS predicted_singular,
    avg(layers.jac_var_ratio) AS unevenness,
    min(layers.jac_var_ratio) AS unevenness_low,
    max(layers.jac_var_ratio) AS unevenness_high,
    avg(theory.jac_var_ratio) AS predicted_unevenness
  FROM layers
  JOIN ranked_cells ON ranked_cells.run_id = layers.run_id
  LEFT JOIN theory ON theory.run_id = layers.run_id AND theory.layer = layers.layer
  WHERE iteration = 0 AND layers.jac_max IS NOT NULL AND place <= 200
  GROUP BY setting, series, place, layers.layer
),
lines AS (
  SELECT
    setting, series, place,
    array_sort(collect_list(struct(layer, singular, singular_low, singular_high, predicted_singular, unevenness, unevenness_low,
      unevenness_high, predicted_unevenness))) AS points
  FROM measured
  GROUP BY setting, series, place
)
SELECT
  setting, series, points.layer, points.singular, points.singular_low, points.singular_high, points.predicted_singular,
  points.unevenness, points.unevenness_low, points.unevenness_high, points.predicted_unevenness
FROM lines
ORDER BY place
