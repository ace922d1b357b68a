-- How did each cell do, and what is the verdict on it, with the share of its runs that agree?
-- The overall verdict is the worst one: layers with a healthy spread may still not distinguish inputs. The loss
-- is the one that compare-loss compares by; the others are NULL. A margin is that of the run nearest to another verdict.
WITH losses AS (
  SELECT coalesce(max(metric) FILTER (WHERE metric NOT IN ('test_accuracy', 'final_loss')), 'final_loss') AS compared
  FROM summary
),
judged AS (
  SELECT *, overall_verdict(verdict, gradient_verdict, input_insensitive) AS overall_verdict
  FROM runs
)
SELECT
  cell,
  setting,
  series,
  place,
  max(in_setting) AS standing,
  count(*) AS runs,
  count_if(status = 'completed') AS completed,
  count_if(status = 'diverged') AS diverged,
  avg(test_accuracy) AS accuracy,
  stddev_samp(test_accuracy) AS accuracy_sd,
  avg(final_loss) FILTER (WHERE compared = 'final_loss') AS loss,
  stddev_samp(final_loss) FILTER (WHERE compared = 'final_loss') AS loss_sd,
  avg(final_loss_before_update) FILTER (WHERE compared = 'final_loss_before_update') AS loss_before_update,
  stddev_samp(final_loss_before_update) FILTER (WHERE compared = 'final_loss_before_update') AS loss_before_update_sd,
  avg(test_loss) FILTER (WHERE compared = 'test_loss') AS test_loss,
  stddev_samp(test_loss) FILTER (WHERE compared = 'test_loss') AS test_loss_sd,
  count_if(status = 'completed') / count(*) AS success,
  max(cell_overall_verdict) AS overall_verdict,
  count_if(overall_verdict = cell_overall_verdict) / count(*) AS overall_share,
  max(cell_verdict) AS verdict,
  count_if(verdict = cell_verdict) / count(*) AS verdict_share,
  (min(struct(verdict_margin, verdict_limit)) FILTER (WHERE verdict_margin IS NOT NULL)).verdict_limit AS verdict_limit,
  min(verdict_margin) AS verdict_margin,
  max(cell_gradient_verdict) AS gradient_verdict,
  count_if(gradient_verdict = cell_gradient_verdict) / count(*) AS gradient_share,
  (min(struct(gradient_margin, gradient_limit)) FILTER (WHERE gradient_margin IS NOT NULL)).gradient_limit AS gradient_limit,
  min(gradient_margin) AS gradient_margin,
  avg(int(input_insensitive)) AS insensitive,
  (min(struct(input_margin, input_limit)) FILTER (WHERE input_margin IS NOT NULL)).input_limit AS input_limit,
  min(input_margin) AS input_margin,
  nullif(max(cell_training_verdict), 'not_trained') AS training_verdict,
  count_if(training_verdict = cell_training_verdict) / count(*) AS training_share
FROM (
  SELECT
    *,
    mode(overall_verdict, true) OVER (PARTITION BY place) AS cell_overall_verdict,
    mode(verdict, true) OVER (PARTITION BY place) AS cell_verdict,
    mode(gradient_verdict, true) OVER (PARTITION BY place) AS cell_gradient_verdict,
    mode(training_verdict, true) OVER (PARTITION BY place) AS cell_training_verdict
  FROM judged JOIN ranked_cells USING (run_id) CROSS JOIN losses
  WHERE place <= 2000
)
GROUP BY cell, setting, series, place
ORDER BY place
