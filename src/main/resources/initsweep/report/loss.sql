-- How did the loss fall? Smoothed as in figure 6-15 of the book, at every hundredth of the iterations; then mean and range over
-- the seeds of a cell.
WITH steps AS (
  SELECT setting, series, place, train_loss, int(ceil(iterations / 100.0)) AS step
  FROM labelled_runs
  WHERE place <= 200 AND size(train_loss) > 0
),
smoothed AS (
  SELECT setting, series, place, step, posexplode(smooth(train_loss, step)) AS (i, loss) FROM steps
),
points AS (
  SELECT
    setting,
    series,
    place,
    i * step AS iteration,
    avg(loss) AS loss,
    min(loss) AS low,
    max(loss) AS high,
    count(*) AS runs
  FROM smoothed
  GROUP BY setting, series, place, i, step
),
lines AS (
  SELECT setting, series, place, array_sort(collect_list(struct(iteration, loss, low, high, runs))) AS points
  FROM points
  GROUP BY setting, series, place
)
SELECT
  setting,
  series,
  points.iteration,
  points.loss,
  points.low,
  points.high,
  points.runs
FROM lines
ORDER BY place
