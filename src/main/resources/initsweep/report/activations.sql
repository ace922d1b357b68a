-- Where do the units of each layer sit on the curve of their activation at initialisation? Of the best 40 cells, at most five layers
-- from first to last. Not of failed runs, whose plug-ins must not be asked for values here.
WITH measured AS (
  SELECT
    setting,
    series,
    place,
    runs.activation,
    min(config) AS config,
    layers.layer,
    avg(pre_mean) AS pre_mean,
    avg(pre_std) AS pre_std
  FROM layers JOIN ranked_cells USING (run_id) JOIN runs USING (run_id)
  WHERE iteration = 0 AND place <= 40 AND pre_std IS NOT NULL AND status <> 'failed'
    AND (layers.layer = depth OR (layers.layer - 1) % greatest(1, int(ceil((depth - 1) / 4.0))) = 0)
  GROUP BY setting, series, place, runs.activation, layers.layer
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
