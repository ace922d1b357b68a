-- How did each cell do, and what is the verdict on it, with the share of its runs that agree?
-- The overall verdict is the worst one: layers with a healthy spread may still not distinguish inputs. The loss
-- is the one that compare-loss compares by; the others are NULL. A margin is that of the run nearest to another verdict.
WITH losses AS (
  SELECT coalesce(max(metric) FILTER (WHERE metric NOT IN ('test_accuracy', 'final_loss')), 'final_loss') AS compared
  FROM summary
),
judged AS (
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
    majority(overall_verdict(verdict, gradient_verdict, input_insensitive)) AS overall,
    majority(verdict) AS forward,
    min(struct(verdict_margin, verdict_limit)) FILTER (WHERE verdict_margin IS NOT NULL) AS forward_nearest,
    majority(gradient_verdict) AS gradient,
    min(struct(gradient_margin, gradient_limit)) FILTER (WHERE gradient_margin IS NOT NULL) AS gradient_nearest,
    avg(int(input_insensitive)) AS insensitive,
    min(struct(input_margin, input_limit)) FILTER (WHERE input_margin IS NOT NULL) AS input_nearest,
    majority(training_verdict) AS training
  FROM labelled_runs CROSS JOIN losses
  WHERE place <= 2000
  GROUP BY cell, setting, series, place
)
SELECT
  cell,
  setting,
  series,
  place,
  standing,
  runs,
  completed,
  diverged,
  accuracy,
  accuracy_sd,
  loss,
  loss_sd,
  loss_before_update,
  loss_before_update_sd,
  test_loss,
  test_loss_sd,
  completed / runs AS success,
  overall.word AS overall_verdict,
  overall.runs / runs AS overall_share,
  forward.word AS verdict,
  forward.runs / runs AS verdict_share,
  forward_nearest.verdict_limit AS verdict_limit,
  forward_nearest.verdict_margin AS verdict_margin,
  gradient.word AS gradient_verdict,
  gradient.runs / runs AS gradient_share,
  gradient_nearest.gradient_limit AS gradient_limit,
  gradient_nearest.gradient_margin AS gradient_margin,
  insensitive,
  input_nearest.input_limit AS input_limit,
  input_nearest.input_margin AS input_margin,
  nullif(training.word, 'not_trained') AS training_verdict,
  training.runs / runs AS training_share
FROM judged
ORDER BY place
