-- Which cells have the smaller final loss, seed by seed: by how much, and is it settled?
-- The columns are those of compare; a negative difference is in favour of cell.
SELECT
  cell,
  against,
  seeds,
  pairs,
  difference,
  difference_low,
  difference_high,
  wins,
  ties,
  losses,
  p_value,
  p_holm,
  seeds_needed,
  finding
FROM comparisons
WHERE metric = 'final_loss'
