-- Which weights did networks begin with? Of one run for each initialiser, that of the best cell with the least seed.
SELECT init AS series, min_by(config, struct(place, seed)) AS config
FROM runs JOIN ranked_cells USING (run_id)
WHERE status <> 'failed'
GROUP BY init
ORDER BY min(place)
LIMIT 12
