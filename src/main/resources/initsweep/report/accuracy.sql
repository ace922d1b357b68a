-- How did the accuracy rise? At every evaluation, the mean and the range over the seeds of a cell; nothing of sweeps that evaluate
-- only at their end.
WITH points AS (
  SELECT
    setting,
    series,
    place,
    evals.iteration,
    avg(test_accuracy) AS accuracy,
    min(test_accuracy) AS low,
    max(test_accuracy) AS high,
    avg(train_accuracy) AS train_accuracy,
    count(*) AS runs
  FROM evals JOIN ranked_cells USING (run_id)
  WHERE place <= 200
  GROUP BY setting, series, place, evals.iteration
),
lines AS (
  SELECT
    setting,
    series,
    place,
    array_sort(collect_list(struct(iteration, accuracy, low, high, train_accuracy, runs))) AS points,
    max(count(*)) OVER () AS longest
  FROM points
  GROUP BY setting, series, place
)
SELECT
  setting,
  series,
  points.iteration,
  points.accuracy,
  points.low,
  points.high,
  points.train_accuracy,
  points.runs
FROM lines
WHERE longest > 1
ORDER BY place
