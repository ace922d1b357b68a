-- One row per kind of network that theory tells apart, with the configuration of one of its runs.
SELECT
  int(row_number() OVER (ORDER BY activation, init, input, string(hidden))) AS kind,
  activation,
  init,
  input,
  hidden,
  config
FROM (
  SELECT activation, init, input, hidden, min(config) AS config
  FROM runs
  GROUP BY activation, init, input, hidden
)
