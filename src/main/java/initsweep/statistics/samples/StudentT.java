package initsweep.statistics.samples;

import org.apache.commons.math3.distribution.TDistribution;

/** Student's t distribution. */
final class StudentT {
  private static final double QUANTILE_ACCURACY = 1e-13;

  private StudentT() {}

  static double quantile(double probability, double degrees) {
    // Without a generator: drawing is not needed, and seeding one takes longer than the quantile.
    return new TDistribution(null, degrees, QUANTILE_ACCURACY)
        .inverseCumulativeProbability(probability);
  }
}
