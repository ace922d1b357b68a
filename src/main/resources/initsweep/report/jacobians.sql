-- How far are the singular values of each layer's Jacobian spread at initialisation, and what does theory predict there?
WITH probes AS (
  SELECT setting, series, place, network, explode(layers) AS probe FROM labelled_runs WHERE place <= 200
),
measured AS (
  SELECT
    setting,
    series,
    place,
    probe.layer,
    sqrt(avg(probe.jac_mean_sq)) AS singular,
    min(probe.jac_min) AS singular_low,
    max(probe.jac_max) AS singular_high,
    sqrt(avg(predictions.jac_mean_sq)) AS predicted_singular,
    avg(probe.jac_var_ratio) AS unevenness,
    min(probe.jac_var_ratio) AS unevenness_low,
    max(probe.jac_var_ratio) AS unevenness_high,
    avg(predictions.jac_var_ratio) AS predicted_unevenness
  FROM probes
  LEFT JOIN predictions ON predictions.network = probes.network AND predictions.layer = probe.layer
  WHERE probe.iteration = 0 AND probe.jac_max IS NOT NULL
  GROUP BY setting, series, place, probe.layer
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
