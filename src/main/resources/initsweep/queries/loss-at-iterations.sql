-- What was the loss at iterations 0, 100, 1900 and 2000, and its range over the seeds?
SELECT
  iteration,
  activation,
  init,
  count(*) AS runs,
  avg(train_loss) AS loss,
  min(train_loss) AS lowest,
  max(train_loss) AS highest
FROM curves
WHERE iteration IN (0, 100, 1900, 2000)
GROUP BY iteration, activation, init
ORDER BY iteration, activation, loss DESC, init
