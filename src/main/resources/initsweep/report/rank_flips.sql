-- Which cells change their order when each has its own values of the tuned keys instead of the same ones?
SELECT
  cell, against, difference, finding, at,
  if(`by` = 'validation_accuracy', difference_at, null) AS difference_at,
  if(`by` = 'validation_loss', difference_at, null) AS loss_difference_at,
  finding_at, if(settled, 'settled', 'not_settled') AS settled
FROM rank_flips
ORDER BY rank_flips.settled DESC, abs(difference) DESC, cell, against, at
LIMIT 100
