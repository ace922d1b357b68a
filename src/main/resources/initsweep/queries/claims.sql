-- Which claims of the article hold over the seeds of this sweep, and on what evidence?
-- PASS, FAIL, or NUANCED where a histogram misleads or the seeds are too few to settle it. P1 to P8 need the networks and
-- cells of conf/activations.yaml, P9 those of conf/book.yaml; a claim without runs is left out.
WITH
-- Sample standard deviation of n normals over its sigma: within 4/sqrt(2n) of 1 but for one case in 16,000.
weights AS (
  SELECT
    layer.weight_rms / double(init) AS ratio,
    4 / sqrt(2.0 * if(layer.layer = 1, int(regexp_extract(dataset, ',([0-9]+)', 1)), hidden[layer.layer - 2])
      * hidden[layer.layer - 1]) AS band
  FROM (SELECT *, explode(layers) AS layer FROM runs WHERE try_cast(init AS DOUBLE) > 0 AND dataset LIKE 'normal(%')
  WHERE layer.iteration = 0
),
cells AS (
  SELECT
    activation,
    init,
    avg(array_min(transform(filter(layers, l -> l.iteration = 0), l -> l.saturated_share))) AS least_saturated,
    avg(rho) AS rho,
    avg(drift) AS drift,
    exp(avg(drift) / 2) AS rms_ratio,
    -- Four standard errors, at least 0.02; one network of width 100 scatters by 0.05, so 0.1 must do for a single seed.
    least(0.1, greatest(0.02, coalesce(2 * exp(avg(drift) / 2) * stddev_samp(drift) / sqrt(count(drift)), 0.1))) AS rms_band,
    avg(input_share) AS input_share,
    exp(avg(grad_log_ratio) / 2) AS delta_ratio,
    avg(grad_log_ratio) AS grad_log_ratio
  FROM runs
  WHERE dataset LIKE 'normal(%,100)' AND hidden = array_repeat(100, 5)
  GROUP BY activation, init
),
-- Runs on the same batches. One without a final loss, which diverged or failed, is behind every one that has it.
pairs AS (
  SELECT
    max(coalesce(final_loss, double('inf'))) FILTER (WHERE init = 'he') AS he,
    max(coalesce(final_loss, double('inf'))) FILTER (WHERE init = 'xavier') AS xavier,
    max(coalesce(training_verdict, status)) FILTER (WHERE init = '0.01') AS small
  FROM runs
  WHERE activation = 'relu' AND init IN ('he', 'xavier', '0.01') AND iterations > 0
    AND hidden = array_repeat(100, 4) AND optimizer = 'sgd' AND lr = 0.01
  GROUP BY seed, dataset, iterations, batch, input, sampling, rng, weight_decay, loss_at
  HAVING he IS NOT NULL AND xavier IS NOT NULL AND small IS NOT NULL
),
learned AS (
  SELECT
    count(*) AS seeds,
    count_if(he < xavier) AS wins,
    count_if(he > xavier) AS losses,
    count_if(small IN ('not_learning', 'bias_only')) AS idle
  FROM pairs
),
-- The exact sign test, two-sided: twice the chance of at most that many losses when each is a toss of a coin.
settled AS (
  SELECT
    *,
    least(1, power(2D, 1 - wins - losses) * aggregate(sequence(0, losses), 0D, (sum, k) ->
      sum + aggregate(if(k = 0, array(), sequence(1L, k)), 1D, (c, i) -> c * (wins + losses + 1 - i) / i))) AS p
  FROM learned
  WHERE seeds > 0
)
SELECT
  'P1' AS claim,
  'N(0,1) times a number has that number as its sd' AS statement,
  if(count_if(abs(ratio - 1) > band) <= count(*) / 1000.0, 'PASS', 'FAIL') AS result,
  format_string('sample sd / asked sd %.4f to %.4f in %d layers', min(ratio), max(ratio), count(*)) AS evidence
FROM weights
HAVING count(*) > 0
UNION ALL
SELECT
  'P2',
  'sigmoid, std 1: every layer piles up at 0 and 1',
  if(least_saturated >= 0.5, 'PASS', 'FAIL'),
  format_string('within 0.1 of 0 or 1: %.0f %% of the layer that has least', 100 * least_saturated)
FROM cells WHERE activation = 'sigmoid' AND init = '1.0'
UNION ALL
SELECT
  'P3',
  'sigmoid, std 1: so gradients vanish',
  if(grad_log_ratio < -6, 'PASS', 'FAIL'),
  format_string('delta of the first layer is %.2g times that of the last%s', delta_ratio,
    if(grad_log_ratio < -6, '', ': large weights make up for small slopes'))
FROM cells WHERE activation = 'sigmoid' AND init = '1.0'
UNION ALL
SELECT
  'P4',
  'sigmoid, std 0.01: all near 0.5, expressiveness lost',
  if(rho < 0.1 AND input_share < 0.01, 'PASS', 'FAIL'),
  format_string('spread %.3f of the reference, %.1e of it from the input', rho, input_share)
FROM cells WHERE activation = 'sigmoid' AND init = '0.01'
UNION ALL
SELECT
  'P5',
  'sigmoid, xavier: spread is kept, the problem avoided',
  CASE
    WHEN rho < 0.1 THEN 'FAIL'
    WHEN input_share < 0.01 OR grad_log_ratio < -6 THEN 'NUANCED'
    ELSE 'PASS'
  END,
  format_string('spread %.2f of the reference, %.1e of it from the input; delta of the first layer / last: %.2g',
    rho, input_share, delta_ratio)
FROM cells WHERE activation = 'sigmoid' AND init = 'xavier'
UNION ALL
SELECT
  'P6',
  'relu, std 0.01: everything near 0',
  if(rho < 0.1 AND drift <= -0.5, 'PASS', 'FAIL'),
  format_string('rms times %.3f a layer', rms_ratio)
FROM cells WHERE activation = 'relu' AND init = '0.01'
UNION ALL
SELECT
  'P7',
  'relu, xavier: mass drifts to small values with depth',
  if(abs(rms_ratio - sqrt(0.5)) < rms_band, 'PASS', 'FAIL'),
  format_string('rms times %.3f a layer; 1/sqrt(2) is 0.707, these seeds tell it to %.3f', rms_ratio, rms_band)
FROM cells WHERE activation = 'relu' AND init = 'xavier'
UNION ALL
SELECT
  'P8',
  'relu, he: even in all layers',
  if(abs(rms_ratio - 1) < rms_band, 'PASS', 'FAIL'),
  format_string('rms times %.3f a layer; these seeds tell it to %.3f', rms_ratio, rms_band)
FROM cells WHERE activation = 'relu' AND init = 'he'
UNION ALL
SELECT
  'P9',
  'on MNIST he learns faster than xavier, std 0.01 nothing',
  CASE
    WHEN wins <= losses OR idle < seeds THEN 'FAIL'
    WHEN p >= 0.05 THEN 'NUANCED'
    ELSE 'PASS'
  END,
  format_string('he ahead in %d of %d seeds, sign test p = %.2g; std 0.01 learned nothing in %d', wins, seeds, p, idle)
FROM settled
ORDER BY claim
