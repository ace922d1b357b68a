-- Is a cell healthy at every seed, forward and backward?
SELECT
  cell,
  bool_and(coalesce(overall_verdict(verdict, gradient_verdict, input_insensitive) = 'healthy', false)) AS is_healthy
FROM runs JOIN cells USING (run_id)
GROUP BY cell, cell_order
ORDER BY cell_order
