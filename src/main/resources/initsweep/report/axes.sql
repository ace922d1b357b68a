-- How does each kind of network do along each key that is a quantity? The loss is the one that compare-loss compares by.
WITH losses AS (
  SELECT coalesce(max(metric) FILTER (WHERE metric NOT IN ('test_accuracy', 'final_loss')), 'final_loss') AS compared
  FROM summary
),
measured AS (
  SELECT
    run_id,
    status,
    test_accuracy,
    CASE compared WHEN 'final_loss' THEN final_loss WHEN 'test_loss' THEN test_loss ELSE final_loss_before_update END AS loss,
    int(overall_verdict(verdict, gradient_verdict, input_insensitive) IN ('healthy', 'ok')) AS healthy,
    int(verdict = 'network_dead') AS dead
  FROM runs CROSS JOIN losses
),
points AS (
  SELECT
    axis,
    line,
    value,
    avg(test_accuracy) AS accuracy,
    min(test_accuracy) AS accuracy_low,
    max(test_accuracy) AS accuracy_high,
    avg(loss) AS loss,
    min(loss) AS loss_low,
    max(loss) AS loss_high,
    avg(healthy) AS healthy_share,
    avg(dead) AS dead_share,
    count_if(status = 'completed') AS completed,
    count(*) AS runs
  FROM measured JOIN axes USING (run_id)
  GROUP BY axis, line, value
),
lines AS (
  SELECT
    axis,
    line,
    array_sort(collect_list(struct(
      value, accuracy, accuracy_low, accuracy_high, loss, loss_low, loss_high, healthy_share, dead_share, completed, runs))) AS points
  FROM points
  GROUP BY axis, line
)
SELECT
  axis AS setting,
  line AS series,
  points.value,
  points.accuracy,
  points.accuracy_low,
  points.accuracy_high,
  points.loss,
  points.loss_low,
  points.loss_high,
  points.healthy_share,
  if(exists(points, point -> point.dead_share > 0), points.dead_share, NULL) AS dead_share,
  points.completed,
  points.runs
FROM lines
WHERE size(points) > if(axis = 'init', 2, 1) -- the two of the article's beside four rules make no curve
ORDER BY setting, series
LIMIT 200
