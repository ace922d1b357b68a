-- How are the activations of a layer distributed? Counts over the bins, of at most 20 seeds of a cell and 5 layers from first to last.
WITH probes AS (
  SELECT setting, series, place, depth, iterations, explode(layers) AS layer
  FROM first_runs
  WHERE place <= 200
),
bins AS (
  SELECT
    setting,
    series,
    place,
    layer.iteration,
    layer.iteration = iterations - 1 AS is_last,
    layer.layer,
    layer.hist_lo AS low,
    layer.hist_hi AS high,
    layer.below,
    layer.above,
    layer.input_share,
    posexplode(layer.hist) AS (bin, count)
  FROM probes
  WHERE layer.layer = depth OR (layer.layer - 1) % greatest(1, int(ceil((depth - 1) / 4.0))) = 0
),
counts AS (
  SELECT
    setting, series, place, iteration, layer, low, high, bin,
    sum(count) AS count, sum(below) AS below, sum(above) AS above, avg(input_share) AS input_share, count(*) AS runs,
    bool_and(is_last) AS is_last
  FROM bins
  GROUP BY setting, series, place, iteration, layer, low, high, bin
)
SELECT
  setting, series, iteration, layer, low, high, max(below) AS below, max(above) AS above, max(input_share) AS input_share,
  max(runs) AS runs, bool_and(is_last) AS is_last, array_sort(collect_list(struct(bin, count))).count AS counts
FROM counts
GROUP BY setting, series, place, iteration, layer, low, high
ORDER BY place, iteration, layer
