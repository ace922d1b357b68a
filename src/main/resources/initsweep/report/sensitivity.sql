-- How well does each cell do at each value of a tuned key? The first study.
SELECT
  key AS setting, cell AS series, `by` AS metric, values AS rate, means AS mean, best, best_mean, good_decades, decades_low, decades_high,
  cut_low, cut_high
FROM sensitivity
WHERE study = 1
ORDER BY setting, if(metric = 'validation_loss', best_mean, -best_mean) NULLS LAST, series
LIMIT 200
