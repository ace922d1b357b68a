-- What did the probe measure in each layer at initialisation, and what does mean-field theory predict there?
WITH probes AS (
  SELECT
    setting, series, place, network, try_element_at(layers.delta_rms, depth) AS last_delta,
    inline_outer(arrays_zip(layers.iteration, layers.layer, layers.std, layers.delta_rms, layers.input_share))
  FROM labelled_runs
  WHERE place <= 200
),
measured AS (
  SELECT
    setting,
    series,
    place,
    probes.layer,
    avg(probes.std) AS std,
    min(probes.std) AS std_low,
    max(probes.std) AS std_high,
    avg(try_divide(delta_rms, last_delta)) AS delta,
    min(try_divide(delta_rms, last_delta)) AS delta_low,
    max(try_divide(delta_rms, last_delta)) AS delta_high,
    avg(input_share) AS input_share,
    min(input_share) AS input_share_low,
    max(input_share) AS input_share_high,
    avg(predictions.std) AS predicted_std,
    sqrt(avg(predictions.delta_ratio)) AS predicted_delta
  FROM probes LEFT JOIN predictions ON predictions.network = probes.network AND predictions.layer = probes.layer
  WHERE iteration = 0
  GROUP BY setting, series, place, probes.layer
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
