-- How uneven are the singular values of the last hidden layer's Jacobian at initialisation with orthogonal weights, and with
-- independent ones, seed by seed? One structure for each activation; runs that differ in their learning rate start alike.
WITH networks AS (
  SELECT
    shared, seed, activation, is_treated,
    array_max(transform(filter(layers, l -> l.iteration = 0 AND l.layer = size(shared.hidden)), l -> l.jac_var_ratio)) AS unevenness
  FROM paired_runs
),
pairs AS (
  SELECT
    activation,
    avg(unevenness) FILTER (WHERE is_treated) AS orthogonal,
    avg(unevenness) FILTER (WHERE NOT is_treated) AS independent
  FROM networks
  GROUP BY shared, seed, activation
  HAVING orthogonal IS NOT NULL AND independent IS NOT NULL
),
activations AS (
  SELECT
    activation,
    struct(
      avg(orthogonal) AS orthogonal,
      avg(independent) AS independent,
      min(orthogonal / independent) AS lowest,
      max(orthogonal / independent) AS highest
    ) AS found
  FROM pairs
  GROUP BY activation
)
SELECT
  max(found) FILTER (WHERE activation = 'tanh') AS tanh,
  max(found) FILTER (WHERE activation = 'relu') AS relu
FROM activations
HAVING tanh IS NOT NULL AND relu IS NOT NULL
