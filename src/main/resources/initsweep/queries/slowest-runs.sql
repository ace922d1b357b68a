-- Which runs took longest?
SELECT run_id, activation, init, seed, depth, width, iterations, cpu_ms, wall_ms, host, vector_bits
FROM runs
ORDER BY cpu_ms DESC, run_id
LIMIT 20
