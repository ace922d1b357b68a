-- Which weights did networks begin with? Of one run for each initialiser, that of the best cell with the least seed.
SELECT init AS series, min_by(config, place) AS config
FROM first_runs
WHERE status <> 'failed' AND nth = 1 AND place IS NOT NULL
GROUP BY init
ORDER BY min(place)
LIMIT 12
