package initsweep.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Beta;

/** Student's t distribution, central and noncentral. */
final class StudentT {
  private static final double QUANTILE_ACCURACY = 1e-13;
  private static final double NEGLIGIBLE = 1e-18;

  /** Beyond it exp(−δ²/2) underflows. */
  private static final double LARGEST_SHIFT = 37;

  private StudentT() {}

  static double quantile(double probability, double degrees) {
    // Without a generator: drawing is not needed, and seeding one takes longer than the quantile.
    return new TDistribution(null, degrees, QUANTILE_ACCURACY)
        .inverseCumulativeProbability(probability);
  }

  /**
   * P(T ≤ t) of the noncentral distribution, by the series of Lenth 1989 (AS 243):
   *
   * <p>Φ(−δ) + ½ Σ_j p_j I_x(j + ½, ν/2) + q_j I_x(j + 1, ν/2), x = t²/(t² + ν)
   *
   * @param t 0 or more
   * @param degrees ν
   * @param shift δ, the noncentrality, at most 37 in size
   */
  static double cdf(double t, double degrees, double shift) {
    if (t < 0 || Math.abs(shift) > LARGEST_SHIFT) {
      throw new IllegalArgumentException(
          "t %s, shift %s; expected t 0 or more and a shift of at most %s"
              .formatted(t, shift, LARGEST_SHIFT));
    }
    double lowerTail = new NormalDistribution(null, 0, 1).cumulativeProbability(-shift);
    return t == 0 ? lowerTail : Math.min(1, lowerTail + series(t, degrees / 2, shift) / 2);
  }

  private static double series(double t, double b, double shift) {
    double x = t * t / (t * t + 2 * b);
    double y = 2 * b / (t * t + 2 * b);
    double lambda = shift * shift / 2;
    double p = Math.exp(-lambda);
    double q = shift * p * Math.sqrt(2 / Math.PI);
    double odd = Beta.regularizedBeta(x, 0.5, b);
    double even = 1 - Math.pow(y, b);
    // I_x(a + 1, b) = I_x(a, b) − x^a y^b / (a B(a, b)): what falls away from term to term
    double oddFall = 2 * Math.exp(0.5 * Math.log(x) + b * Math.log(y) - Beta.logBeta(0.5, b));
    double evenFall = b * x * Math.pow(y, b);
    double sum = p * odd + q * even;
    // The Poisson weights p and q rise up to j = λ and fall faster and faster from there.
    for (int j = 1; j <= lambda || p + Math.abs(q) > NEGLIGIBLE; j++) {
      odd -= oddFall;
      even -= evenFall;
      oddFall *= x * (j + b - 0.5) / (j + 0.5);
      evenFall *= x * (j + b) / (j + 1);
      p *= lambda / j;
      q *= lambda / (j + 0.5);
      sum += p * odd + q * even;
    }
    return sum;
  }
}
