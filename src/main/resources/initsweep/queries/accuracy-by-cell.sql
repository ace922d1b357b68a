-- How well did each cell learn, over its seeds?
-- A cell is what runs that differ only in their seed have in common; its name and its columns are the keys that vary. Best
-- first, as in summary: to put cells in order, and for nothing else, a run that diverged or failed counts as the worst that
-- completed. Such runs are in no mean; they are counted beside those that completed. final_loss is of the batches just learned
-- from, unless loss_at says otherwise, and is the smaller the larger the step was; test_loss compares between rates too.
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
