-- How did the evaluated runs end: the runs with training, or all if nothing was trained?
WITH meant AS (
  SELECT *, max(iterations > 0) OVER () AS is_training FROM runs WHERE stage IS DISTINCT FROM 'tune'
)
SELECT
  count(*) AS runs,
  count_if(status = 'completed') AS completed,
  count_if(status = 'diverged') AS diverged,
  count_if(status = 'failed') AS failed,
  bigint(min(diverged_at)) AS first_at,
  bigint(max(diverged_at)) AS last_at
FROM meant
WHERE iterations > 0 OR NOT is_training
