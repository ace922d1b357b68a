-- Which runs failed, and why?
SELECT run_id, activation, init, seed, error, host, finished_at
FROM runs
WHERE status = 'failed'
ORDER BY activation, init, seed
