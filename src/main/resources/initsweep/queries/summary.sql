-- How did each cell do over its seeds in each metric, with its failures and with intervals?
-- Mean, its 95 % t interval, sd and median are over the completed runs only, whose number is beside runs; success is the
-- share that completed, with its Wilson interval.
SELECT
  metric,
  cell,
  runs,
  completed,
  diverged,
  failed,
  success_rate,
  success_low,
  success_high,
  mean,
  mean_low,
  mean_high,
  sd,
  median,
  worst,
  best
FROM summary
