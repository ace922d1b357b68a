-- What are the layers of the article's first experiment like at initialisation, over the seeds of each activation and init?
SELECT
  activation,
  init,
  count(rho) AS seeds,
  avg(array_min(transform(filter(layers, l -> l.iteration = 0), l -> l.saturated_share))) AS saturated,
  avg(rho) AS rho,
  avg(drift) AS drift,
  stddev_samp(drift) AS drift_sd,
  avg(input_share) AS input_share,
  avg(grad_log_ratio) AS grad_log_ratio
FROM evaluated_runs
WHERE dataset LIKE 'normal(%,100)' AND hidden = array_repeat(100, 5)
GROUP BY activation, init
HAVING saturated + rho + drift + input_share + grad_log_ratio IS NOT NULL
