-- One row per run and hidden layer: what theory predicts at initialisation. delta_ratio is the mean square of delta over
-- that of the last hidden layer.
SELECT
  networks.run_id, networks.activation, networks.init, networks.seed, predictions.layer, q, mean, std, delta_ratio, jac_mean_sq,
  jac_var_ratio
FROM networks JOIN kinds USING (network) JOIN predictions USING (kind)
