-- What are the drawn weights' sample standard deviations, relative to the requested ones?
-- The ratio for n normals is within 4/sqrt(2n) of 1 except in one case in 16,000.
WITH weights AS (
  SELECT
    layer.weight_rms / double(init) AS ratio,
    4 / sqrt(2.0 * if(layer.layer = 1, int(regexp_extract(dataset, ',([0-9]+)', 1)), hidden[layer.layer - 2])
      * hidden[layer.layer - 1]) AS band
  FROM (
    SELECT *, explode(layers) AS layer
    FROM evaluated_runs
    WHERE init BETWEEN '.' AND ':' -- which files know without being read
      AND try_cast(init AS DOUBLE) > 0 AND dataset LIKE 'normal(%'
  )
  WHERE layer.iteration = 0
)
SELECT count(ratio) AS layers, count_if(abs(ratio - 1) > band) AS outside, min(ratio) AS lowest, max(ratio) AS highest
FROM weights
