-- Which runs diverged, and when?
SELECT run_id, activation, init, seed, lr, diverged_at, initial_loss, element_at(train_loss, -1) AS last_finite_loss
FROM runs
WHERE status = 'diverged'
ORDER BY diverged_at, activation, init, seed
