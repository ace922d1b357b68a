-- How did the loss fall? Means over stretches of at most a hundredth of the iterations, for display; then mean and range over
-- the seeds of a cell.
WITH stretches AS (
  SELECT run_id, init, train_loss, int(ceil(iterations / 100.0)) AS stretch FROM runs WHERE size(train_loss) > 0
),
smoothed AS (
  SELECT
    run_id,
    init,
    stretch,
    posexplode(
      transform(
        sequence(0, int(ceil(size(train_loss) / stretch)) - 1),
        i -> aggregate(slice(train_loss, i * stretch + 1, stretch), double(0), (sum, loss) -> sum + loss)
          / size(slice(train_loss, i * stretch + 1, stretch)))) AS (i, loss)
  FROM stretches
),
points AS (
  SELECT
    setting,
    init,
    place,
    i * stretch + (stretch - 1) / 2 AS iteration,
    avg(loss) AS loss,
    min(loss) AS low,
    max(loss) AS high,
    count(*) AS runs
  FROM smoothed JOIN cells USING (run_id)
  WHERE place <= 200
  GROUP BY setting, init, place, i, stretch
),
lines AS (
  SELECT setting, init, place, array_sort(collect_list(struct(iteration, loss, low, high, runs))) AS points
  FROM points
  GROUP BY setting, init, place
)
SELECT
  setting,
  init,
  points.iteration,
  points.loss,
  points.low,
  points.high,
  points.runs
FROM lines
ORDER BY place
