package initsweep.claims;

import java.util.Map;

/**
 * Standard deviations of what the sines of a network are applied to at initialisation, of its
 * hidden layers from the second on.
 *
 * @param last number of the last hidden layer
 * @param lowest in the layer with the least, over the seeds
 * @param highest in the layer with the greatest
 */
public record SpreadEvidence(long last, double lowest, double highest) {
  private static final double TOLERANCE = 0.1;

  /** Beyond this factor a spread is no longer kept. */
  private static final double KEPT = 2;

  /** √q of q = 2·E sin²(√q z) = 1 − exp(−2q), the limit with depth of weights U(±√(6/n)). */
  private static final double LIMIT = 0.892643;

  /** 1 is what the paper says, by the variance of sin(u) for u spread over whole periods, 1/2. */
  Finding finding() {
    Map<String, Number> numbers =
        Map.of("last", last, "lowest", lowest, "highest", highest, "limit", LIMIT);
    if (Math.max(1 - lowest, highest - 1) <= TOLERANCE) {
      return Finding.of(Result.PASS, numbers);
    }
    boolean isKept = lowest >= 1 / KEPT && highest <= KEPT;
    return Finding.of(isKept ? Result.NUANCED : Result.FAIL, numbers);
  }
}
