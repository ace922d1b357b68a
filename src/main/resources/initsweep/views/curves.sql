-- One row per recorded loss.
SELECT run_id, activation, init, seed, loss.pos AS iteration, loss.col AS train_loss
FROM runs LATERAL VIEW posexplode(train_loss) loss
