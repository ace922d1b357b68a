-- How did the accuracy rise? At every evaluation, the mean and the range over the seeds of a cell; nothing of sweeps that evaluate
-- only at their end.
WITH points AS (
  SELECT
    setting,
    series,
    place,
    eval.iteration,
    avg(eval.test_accuracy) AS accuracy,
    min(eval.test_accuracy) AS low,
    max(eval.test_accuracy) AS high,
    avg(eval.train_accuracy) AS train_accuracy,
    count(*) AS runs
  FROM (SELECT setting, series, place, explode(evals) AS eval FROM labelled_runs WHERE place <= 200)
  GROUP BY setting, series, place, eval.iteration
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
