-- One row per evaluation, on the test set and on the held-out images.
SELECT run_id, activation, init, seed, eval.*
FROM (SELECT run_id, activation, init, seed, explode(evals) AS eval FROM runs)
