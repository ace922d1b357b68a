-- Which runs did not complete, and why?
SELECT
  cell,
  status,
  count(*) AS runs,
  concat_ws(', ', slice(array_sort(collect_list(seed)), 1, 10)) AS seeds,
  min(diverged_at) AS diverged_at,
  left(min(error), 300) AS error
FROM runs JOIN cells USING (run_id)
WHERE status <> 'completed'
GROUP BY cell, place, status
ORDER BY runs DESC, place
LIMIT 50
