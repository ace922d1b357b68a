-- How well does each cell do at each value of a tuned key? The first study.
WITH curvatures AS (
  SELECT cell, avg(if(optimizer = 'sgd', try_divide(2, ggn_lambda), NULL)) AS rate_limit
  FROM labelled_runs
  GROUP BY cell
)
SELECT
  key AS setting, cell AS series, `by` AS metric, values AS rate, means AS mean, best, best_mean, good_decades, decades_low, decades_high,
  cut_low, cut_high, if(key = 'lr', rate_limit, NULL) AS rate_limit
FROM sensitivity LEFT JOIN curvatures USING (cell)
WHERE study = 1
ORDER BY setting, if(metric = 'validation_loss', best_mean, -best_mean) NULLS LAST, series
LIMIT 200
