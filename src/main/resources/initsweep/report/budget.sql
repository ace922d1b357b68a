-- How good is the best of k candidates of each cell? The first study.
WITH lines AS (
  SELECT
    cell AS series, first(`by`) AS metric,
    array_sort(collect_list(struct(k, expected_best, low, high, place, overtakes))) AS points
  FROM budget
  WHERE study = 1
  GROUP BY cell
)
SELECT
  '' AS setting, series, metric, points.k, points.expected_best, points.low, points.high, points.place, points.overtakes
FROM lines
ORDER BY element_at(points, -1).place, series
LIMIT 200
