-- How widely is spread what the sines of each layer from the second on are applied to at initialisation, over the seeds?
WITH spreads AS (
  SELECT layer.layer, avg(layer.pre_std) AS spread
  FROM (SELECT explode(layers) AS layer FROM sine_runs)
  WHERE layer.iteration = 0 AND layer.layer > 1
  GROUP BY layer.layer
)
SELECT max(layer) AS last, min(spread) AS lowest, max(spread) AS highest
FROM spreads
HAVING lowest IS NOT NULL
