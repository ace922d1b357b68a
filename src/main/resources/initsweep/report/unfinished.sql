-- Which runs did not complete, and why?
WITH ended AS (
  SELECT cell, place, status, left(error, 300) AS error, diverged_at, seed, run_id
  FROM labelled_runs
  WHERE status <> 'completed'
)
SELECT
  cell,
  status,
  count(*) AS runs,
  concat_ws(', ', slice(array_sort(collect_list(seed)), 1, 10)) || if(count(*) > 10, ', …', '') AS seeds,
  min(diverged_at) AS diverged_at,
  error,
  min_by(run_id, seed) AS example
FROM ended
GROUP BY cell, place, status, error
ORDER BY runs DESC, place, error
LIMIT 50
