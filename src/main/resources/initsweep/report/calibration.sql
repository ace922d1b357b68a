-- Was the diagnosis at initialisation right? Each network at its best training values.
SELECT
  evidence,
  CASE WHEN evidence <> 'input_insensitive' THEN verdict WHEN verdict = 'true' THEN 'insensitive' ELSE 'sensitive' END AS judged,
  networks, trained, share, share_low, share_high, auc, auc_low, auc_high, rule, best_cut, threshold
FROM calibration
WHERE training = 'best' OR NOT EXISTS (SELECT * FROM calibration WHERE training = 'best')
