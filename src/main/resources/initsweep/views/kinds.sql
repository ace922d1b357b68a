-- One row per kind of network that theory tells apart, with the configuration of one of its runs. Not of failed runs: an
-- activation that ended the processes of its runs, or never returned, must not be asked for its values here.
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
  WHERE status <> 'failed'
  GROUP BY activation, init, input, hidden
)
