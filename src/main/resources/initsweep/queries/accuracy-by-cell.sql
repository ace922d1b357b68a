-- How well did each cell learn, over its seeds?
-- A cell is a combination of settings, shared by runs that differ only in their seed; its name and columns are the keys that
-- vary. Best first, as in summary; for sorting only, a run that diverged or failed counts as the worst completed run. Such
-- runs are not part of means; they are counted beside the completed ones. final_loss is of the batches just trained on,
-- unless loss_at is before_update, and is smaller after larger steps; test_loss is also comparable between learning rates.
SELECT
  cells.* EXCEPT (run_id, cell_order),
  count(*) AS runs,
  count_if(status = 'completed') AS completed,
  count_if(status = 'diverged') AS diverged,
  count_if(status = 'failed') AS failed,
  avg(final_loss) AS final_loss,
  avg(test_loss) AS test_loss,
  avg(test_accuracy) AS test_accuracy,
  stddev_samp(test_accuracy) AS test_accuracy_sd,
  min(test_accuracy) AS worst,
  max(test_accuracy) AS best
FROM runs JOIN cells USING (run_id)
CROSS JOIN (SELECT min(test_accuracy) AS least FROM runs)
GROUP BY ALL
ORDER BY
  round(avg(coalesce(runs.test_accuracy, least)), 12) DESC NULLS LAST,
  completed DESC,
  min(cell_order)
