-- One row per probed iteration and hidden layer.
SELECT run_id, activation, init, seed, layer.*
FROM (SELECT run_id, activation, init, seed, explode(layers) AS layer FROM runs)
