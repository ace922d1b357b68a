package initsweep.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How many seeds settle a comparison: the fewest with which a two-sided paired t test finds the
 * observed effect with probability 0.8. The effect is itself an estimate, so the number is a guide.
 */
final class PairedPower {
  /** Cohen 1988. */
  static final double POWER = 0.8;

  /** From here on the power of the fewest seeds that may settle anything is 1 to ten digits. */
  private static final double OBVIOUS = 4;

  private static final int MOST = 1_000_000;
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private PairedPower() {}

  /**
   * Probability that the test finds an effect, by the noncentral t distribution.
   *
   * @param effect mean ÷ standard deviation of the differences
   * @param level two-sided level of the test
   */
  static double of(double effect, int pairs, double level) {
    double critical = StudentT.quantile(1 - level / 2, pairs - 1);
    double shift = Math.abs(effect) * Math.sqrt(pairs);
    double missed = StudentT.cdf(critical, pairs - 1, shift);
    double wrongSide = 1 - StudentT.cdf(critical, pairs - 1, -shift);
    return 1 - missed + wrongSide;
  }

  /**
   * Seeds needed to settle a comparison: never fewer than {@link #fewest}.
   *
   * @param effect as {@link #of}; may be infinite
   * @return null if a million would not do
   */
  static Integer seeds(double effect, double level) {
    double size = Math.abs(effect);
    int fewest = fewest(level);
    if (size >= OBVIOUS) {
      return fewest;
    }
    // With a known standard deviation fewer would do, so the search starts below its end.
    double quantiles =
        NORMAL.inverseCumulativeProbability(1 - level / 2)
            + NORMAL.inverseCumulativeProbability(POWER);
    double start = Math.pow(quantiles / size, 2);
    if (start > MOST) {
      return null;
    }
    int seeds = Math.max(fewest, (int) start);
    while (of(size, seeds, level) < POWER) {
      seeds++;
    }
    return seeds;
  }

  /** The fewest seeds with which a signed-rank test can reach a level at all: 2·2⁻ⁿ ≤ level. */
  static int fewest(double level) {
    int seeds = 1;
    while (Math.scalb(2, -seeds) > level) {
      seeds++;
    }
    return seeds;
  }
}
