-- Which runs failed, and why?
SELECT run_id, cell, seed, error, host, finished_at
FROM runs JOIN cells USING (run_id)
WHERE status = 'failed'
ORDER BY cell_order, seed, run_id
