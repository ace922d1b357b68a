-- What was the loss at the first iteration, early, late and at the last, and its range over the seeds?
-- Early is after a twentieth of the iterations and late a twentieth before the last: 0, 100, 1900 and 2000 of the book's 2001.
-- A run that diverged has losses, and is counted, up to that iteration.
SELECT
  iteration,
  cells.* EXCEPT (run_id, cell_order),
  count(*) AS runs,
  avg(train_loss) AS loss,
  min(train_loss) AS lowest,
  max(train_loss) AS highest
FROM curves
JOIN (
  SELECT run_id, explode(array_distinct(array(0, twentieth, last - twentieth, last))) AS iteration
  FROM (SELECT run_id, iterations - 1 AS last, int(round((iterations - 1) / 20.0)) AS twentieth FROM runs)
) USING (run_id, iteration)
JOIN cells USING (run_id)
GROUP BY ALL
ORDER BY iteration, loss DESC, min(cell_order)
