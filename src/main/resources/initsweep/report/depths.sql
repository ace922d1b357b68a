-- How deep can each kind of network be and still learn? Depth also in units of the scale on which theory says signals decorrelate.
WITH depths AS (
  SELECT
    line,
    depth,
    avg(try_divide(depth, xi_c)) AS depth_scales,
    avg(test_accuracy) AS accuracy,
    min(test_accuracy) AS low,
    max(test_accuracy) AS high,
    count(test_accuracy) AS completed,
    count(*) AS runs
  FROM labelled_runs JOIN depth_scales USING (network)
  GROUP BY line, depth
),
lines AS (
  SELECT
    line,
    array_sort(collect_list(struct(depth, depth_scales, accuracy, low, high, completed, runs))) AS points,
    bool_or(bool_or(depth_scales IS NOT NULL)) OVER () AS have_scales -- some network; without any there is no axis
  FROM depths
  GROUP BY line
)
SELECT line AS series, points.depth, points.depth_scales, points.accuracy, points.low, points.high, points.completed, points.runs
FROM lines
WHERE have_scales AND size(points) > 1 AND exists(points, point -> point.completed > 0)
ORDER BY line
