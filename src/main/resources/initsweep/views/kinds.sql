-- One row per kind of network that theory tells apart, with the configuration of one of its runs. Not of failed runs: an
-- activation that ended the processes of its runs, or never returned, must not be asked for its values here.
SELECT int(row_number() OVER (ORDER BY network)) AS kind, network, init, config
FROM (
  SELECT network, min(init) AS init, min(config) AS config
  FROM networks
  WHERE status <> 'failed'
  GROUP BY network
)
