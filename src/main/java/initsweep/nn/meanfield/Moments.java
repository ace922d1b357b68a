package initsweep.nn.meanfield;

import initsweep.nn.Activation;
import initsweep.quadrature.Cuts;
import initsweep.quadrature.NormalExpectation;

/**
 * Expectations of φ(u) for a normal pre-activation u = √q z, z ~ N(0, 1).
 *
 * @param mean E φ
 * @param secondMoment E φ²
 * @param variance E φ² − (E φ)², without cancellation where φ hardly varies
 * @param slopeSecondMoment E φ′²
 * @param radialSlope d/dq E φ² = E[z φ φ′]/√q: right at kinks too, where E φ φ″ is not
 */
public record Moments(
    double q,
    double mean,
    double secondMoment,
    double variance,
    double slopeSecondMoment,
    double radialSlope) {
  private static final double DOUBLING = 2;

  /** Relative rounding error of a sum of some thousand terms. */
  private static final double ROUNDING = 1e-15;

  /** The limits for q → 0 if q is 0; not a number if q is not finite. */
  public static Moments of(Activation activation, double q) {
    return q == 0 ? atZero(activation) : integrate(activation, q);
  }

  /** Differences from the values at 0 are integrated, so that no digits are lost at small q. */
  private static Moments integrate(Activation activation, double q) {
    double root = Math.sqrt(q);
    double value0 = activation.value(0);
    double product0 = value0 * activation.slope(0);
    double[] e =
        NormalExpectation.of(
            (z, out) -> {
              double difference = activation.value(root * z) - value0;
              double slope = activation.slope(root * z);
              out[0] = difference;
              out[1] = difference * difference;
              out[2] = slope * slope;
              out[3] = z * ((difference + value0) * slope - product0);
            },
            cuts(activation, 0, root),
            new double[4]);
    double second = e[1] + value0 * (2 * e[0] + value0);
    double mean = value0 + e[0];
    boolean isRounding = Math.abs(mean) < ROUNDING * Math.sqrt(second); // of an odd φ
    return new Moments(q, isRounding ? 0 : mean, second, e[1] - e[0] * e[0], e[2], e[3] / root);
  }

  private static Moments atZero(Activation activation) {
    double value = activation.value(0);
    double slope2 = slopeSquaredAtZero(activation);
    double radial = value == 0 ? slope2 : Double.NaN;
    return new Moments(0, value, value * value, 0, slope2, radial);
  }

  /** ½ (φ′(0−)² + φ′(0+)²). */
  static double slopeSquaredAtZero(Activation activation) {
    double left = activation.slope(-Double.MIN_NORMAL);
    double right = activation.slope(Double.MIN_NORMAL);
    return (left * left + right * right) / 2;
  }

  /**
   * Cuts in z for functions of φ(shift + scale·z): φ changes on a scale of 1 near 0, and at its
   * kinks.
   */
  public static Cuts cuts(Activation activation, double shift, double scale) {
    Cuts cuts = new Cuts();
    if (scale > 0) {
      cuts.around(-shift / scale, 1 / scale, DOUBLING);
      for (double kink : activation.kinks()) {
        cuts.at((kink - shift) / scale);
      }
    }
    return cuts;
  }
}
