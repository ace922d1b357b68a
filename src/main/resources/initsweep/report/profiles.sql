-- What did the probe measure in each layer at initialisation, and what does mean-field theory predict there?
WITH ends AS (
  SELECT run_id, max_by(delta_rms, layer) AS last_delta FROM layers WHERE iteration = 0 GROUP BY run_id
),
measured AS (
  SELECT
    setting,
    series,
    place,
    layers.layer,
    avg(layers.std) AS std,
    min(layers.std) AS std_low,
    max(layers.std) AS std_high,
    avg(try_divide(delta_rms, last_delta)) AS delta,
    min(try_divide(delta_rms, last_delta)) AS delta_low,
    max(try_divide(delta_rms, last_delta)) AS delta_high,
    avg(input_share) AS input_share,
    min(input_share) AS input_share_low,
    max(input_share) AS input_share_high,
    avg(theory.std) AS predicted_std,
    sqrt(avg(theory.delta_ratio)) AS predicted_delta
  FROM layers
  JOIN ranked_cells ON ranked_cells.run_id = layers.run_id
  JOIN ends ON ends.run_id = layers.run_id
  LEFT JOIN theory ON theory.run_id = layers.run_id AND theory.layer = layers.layer
  WHERE iteration = 0 AND place <= 200
  GROUP BY setting, series, place, layers.layer
),
lines AS (
  SELECT
    setting, series, place,
    array_sort(collect_list(struct(layer, std, std_low, std_high, predicted_std, delta, delta_low, delta_high, predicted_delta,
      input_share, input_share_low, input_share_high))) AS points
  FROM measured
  GROUP BY setting, series, place
)
SELECT
  setting, series, points.layer, points.std, points.std_low, points.std_high, points.predicted_std, points.delta, points.delta_low,
  points.delta_high, points.predicted_delta, points.input_share, points.input_share_low, points.input_share_high
FROM lines
ORDER BY place
