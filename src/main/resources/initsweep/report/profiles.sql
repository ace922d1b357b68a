-- What did the probe measure in each layer at initialisation, and what does mean-field theory predict there?
WITH probes AS (
  SELECT setting, series, place, network, filter(layers, layer -> layer.iteration = 0) AS initial FROM labelled_runs WHERE place <= 200
),
measured AS (
  SELECT
    setting,
    series,
    place,
    probe.layer,
    avg(probe.std) AS std,
    min(probe.std) AS std_low,
    max(probe.std) AS std_high,
    avg(try_divide(probe.delta_rms, last_delta)) AS delta,
    min(try_divide(probe.delta_rms, last_delta)) AS delta_low,
    max(try_divide(probe.delta_rms, last_delta)) AS delta_high,
    avg(probe.input_share) AS input_share,
    min(probe.input_share) AS input_share_low,
    max(probe.input_share) AS input_share_high,
    avg(predictions.std) AS predicted_std,
    sqrt(avg(predictions.delta_ratio)) AS predicted_delta
  FROM (
    SELECT setting, series, place, network, explode(initial) AS probe, try_element_at(initial, -1).delta_rms AS last_delta
    FROM probes
  ) probed
  LEFT JOIN predictions ON predictions.network = probed.network AND predictions.layer = probe.layer
  GROUP BY setting, series, place, probe.layer
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
