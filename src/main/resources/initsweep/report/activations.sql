-- Where do the units of each layer sit on the curve of their activation at initialisation? Of the best 40 cells, at most twenty seeds
-- and five layers from first to last. Not of failed runs, whose plug-ins must not be asked for values here.
WITH probes AS (
  SELECT setting, series, place, activation, config, depth, explode(layers) AS layer
  FROM first_runs
  WHERE place <= 40 AND status <> 'failed'
),
measured AS (
  SELECT
    setting,
    series,
    place,
    activation,
    min(config) AS config,
    layer.layer,
    avg(layer.pre_mean) AS pre_mean,
    avg(layer.pre_std) AS pre_std
  FROM probes
  WHERE layer.iteration = 0 AND layer.pre_std IS NOT NULL
    AND (layer.layer = depth OR (layer.layer - 1) % greatest(1, int(ceil((depth - 1) / 4.0))) = 0)
  GROUP BY setting, series, place, activation, layer.layer
)
SELECT
  setting,
  series,
  activation,
  min(config) AS config,
  array_sort(collect_list(struct(layer, pre_mean, pre_std))).layer AS layer,
  array_sort(collect_list(struct(layer, pre_mean, pre_std))).pre_mean AS pre_mean,
  array_sort(collect_list(struct(layer, pre_mean, pre_std))).pre_std AS pre_std
FROM measured
GROUP BY setting, series, place, activation
ORDER BY place
