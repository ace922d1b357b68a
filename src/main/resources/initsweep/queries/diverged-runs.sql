-- Which runs diverged, and when?
SELECT run_id, cell, seed, diverged_at, initial_loss, get(train_loss, size(train_loss) - 1) AS last_finite_loss
FROM runs JOIN cells USING (run_id)
WHERE status = 'diverged'
ORDER BY diverged_at, cell_order, seed, run_id
