-- Of all trials of a learning rate and a weight decay, and of the best tenth by accuracy on the held-out images, how many are
-- in the ranges that the book names? Fewer than twenty values of either are no search.
WITH trials AS (
  SELECT
    avg(coalesce(validation_accuracy, -1)) AS score,
    lr BETWEEN 0.001 AND 0.01 AS is_good_rate,
    weight_decay BETWEEN 1e-8 AND 1e-6 AS is_good_decay,
    lr,
    weight_decay
  FROM tried_runs
  GROUP BY lr, weight_decay
),
ranked AS (
  SELECT *, row_number() OVER (ORDER BY score DESC, lr, weight_decay) * 10 <= count(*) OVER () AS is_best FROM trials
)
SELECT
  int(count(*)) AS trials,
  int(count_if(is_good_rate)) AS rates,
  int(count_if(is_good_decay)) AS decays,
  int(count_if(is_best)) AS best,
  int(count_if(is_best AND is_good_rate)) AS best_rates,
  int(count_if(is_best AND is_good_decay)) AS best_decays
FROM ranked
HAVING least(count(DISTINCT lr), count(DISTINCT weight_decay)) >= 20
