-- How does each kind of network do along each key that is a quantity? The loss is the one that compare-loss compares by; what
-- is shown is what the sweep file asks for. The ends of shares are those of their 95 % interval.
WITH losses AS (
  SELECT coalesce(max(metric) FILTER (WHERE metric NOT IN ('test_accuracy', 'final_loss')), 'final_loss') AS compared
  FROM summary
),
measured AS (
  SELECT
    inline(axes),
    network,
    shown,
    is_share,
    status,
    test_accuracy,
    if(optimizer = 'sgd', try_divide(2, ggn_lambda), NULL) AS rate_limit,
    CASE compared WHEN 'final_loss' THEN final_loss WHEN 'test_loss' THEN test_loss ELSE final_loss_before_update END AS loss,
    int(overall_verdict(verdict, gradient_verdict, input_insensitive) = 'healthy') AS healthy,
    int(verdict = 'network_dead') AS dead
  FROM labelled_runs CROSS JOIN losses
),
points AS (
  SELECT
    axis,
    line,
    value,
    any_value(by) AS by,
    avg(shown) AS shown,
    if(any_value(is_share), share_interval(bigint(sum(shown)), count(shown)), struct(min(shown) AS low, max(shown) AS high)) AS shown_ends,
    avg(test_accuracy) AS accuracy,
    min(test_accuracy) AS accuracy_low,
    max(test_accuracy) AS accuracy_high,
    avg(loss) AS loss,
    min(loss) AS loss_low,
    max(loss) AS loss_high,
    avg(healthy) AS healthy_share,
    share_interval(sum(healthy), count(healthy)) AS healthy_ends,
    avg(dead) AS dead_share,
    share_interval(sum(dead), count(dead)) AS dead_ends,
    avg(dead_low) AS dead_bound_low,
    avg(dead_high) AS dead_bound_high,
    if(axis = 'lr', avg(rate_limit), NULL) AS rate_limit,
    count_if(status = 'completed') AS completed,
    count(*) AS runs
  FROM measured LEFT JOIN born_dead USING (network)
  GROUP BY axis, line, value
),
lines AS (
  SELECT
    axis,
    line,
    any_value(by) AS by,
    array_sort(collect_list(struct(
      value, shown, shown_ends, accuracy, accuracy_low, accuracy_high, loss, loss_low, loss_high, healthy_share, healthy_ends,
      dead_share, dead_ends, dead_bound_low, dead_bound_high, rate_limit, completed, runs))) AS points
  FROM points
  GROUP BY axis, line
),
drawn AS (
  SELECT *, bool_or(exists(points, point -> point.dead_share > 0)) OVER () AS has_dead
  FROM lines
  WHERE size(points) > if(axis = 'init', 2, 1) -- the two of the article's beside four rules make no curve
)
SELECT
  axis AS setting,
  line AS series,
  by,
  points.value,
  points.shown,
  points.shown_ends.low AS shown_low,
  points.shown_ends.high AS shown_high,
  points.accuracy,
  points.accuracy_low,
  points.accuracy_high,
  points.loss,
  points.loss_low,
  points.loss_high,
  points.healthy_share,
  points.healthy_ends.low AS healthy_share_low,
  points.healthy_ends.high AS healthy_share_high,
  if(has_dead, points.dead_share, NULL) AS dead_share,
  if(has_dead, points.dead_ends.low, NULL) AS dead_share_low,
  if(has_dead, points.dead_ends.high, NULL) AS dead_share_high,
  if(has_dead, points.dead_bound_low, NULL) AS dead_bound_low,
  if(has_dead, points.dead_bound_high, NULL) AS dead_bound_high,
  points.rate_limit,
  points.completed,
  points.runs
FROM drawn
ORDER BY setting, series
LIMIT 200
