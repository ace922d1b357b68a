-- Which runs took longest?
SELECT run_id, cell, seed, depth, width, runs.iterations, cpu_ms, wall_ms, host, vector_bits
FROM runs JOIN cells USING (run_id)
ORDER BY cpu_ms DESC, run_id
LIMIT 20
