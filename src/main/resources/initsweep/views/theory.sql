-- One row per run and hidden layer: what theory predicts at initialisation. delta_ratio is the mean square of delta over
-- that of the last hidden layer.
SELECT runs.run_id, activation, init, runs.seed, predictions.layer, q, mean, std, delta_ratio
FROM runs JOIN kinds USING (activation, init, input, hidden) JOIN predictions USING (kind)
