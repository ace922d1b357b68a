-- Which test accuracies did networks of two kinds reach on the same batches, each at its best learning rate?
-- A run without a score, which diverged or failed, counts as 0.
SELECT
  double(max(coalesce(test_accuracy, if(status = 'completed', null, 0))) FILTER (WHERE is_treated)) AS treated,
  double(max(coalesce(test_accuracy, if(status = 'completed', null, 0))) FILTER (WHERE NOT is_treated)) AS plain
FROM paired_runs
GROUP BY shared, seed
HAVING treated IS NOT NULL AND plain IS NOT NULL
