package initsweep.result;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A number of the evidence held against a threshold.
 *
 * @param name its column
 * @param value null if there is none: then nothing holds
 * @param isLogarithm of a ratio; else it is a ratio or a share itself
 */
record Limit(String name, Side side, double threshold, Double value, boolean isLogarithm) {
  private static final MathContext PRECISION = new MathContext(3);

  /** By threshold: there is one for each verdict, or for each depth. */
  private static final Map<Double, String> SHOWN = new ConcurrentHashMap<>();

  /** Where a number has to be for the condition to hold. */
  enum Side {
    BELOW("<"),
    ABOVE(">"),
    AT_LEAST(">=");

    private final String sign;

    Side(String sign) {
      this.sign = sign;
    }
  }

  static Limit ofRatio(String name, Side side, double threshold, Double value) {
    return new Limit(name, side, threshold, value, false);
  }

  static Limit ofLogarithm(String name, Side side, double threshold, Double value) {
    return new Limit(name, side, threshold, value, true);
  }

  boolean holds() {
    return value != null
        && switch (side) {
          case BELOW -> value < threshold;
          case ABOVE -> value > threshold;
          case AT_LEAST -> value >= threshold;
        };
  }

  /** |ln| of the factor between number and threshold; infinite if there is none. */
  double distance() {
    if (value == null || !isLogarithm && value <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    return isLogarithm ? Math.abs(value - threshold) : Math.abs(StrictMath.log(value / threshold));
  }

  /**
   * The one with the smaller distance, of equal ones the first.
   *
   * @param one null for none
   */
  static Limit nearer(Limit one, Limit other) {
    return one == null || other.distance() < one.distance() ? other : one;
  }

  /** {@code rho < 0.1}. */
  @Override
  public String toString() {
    return name + " " + side.sign + " " + SHOWN.computeIfAbsent(threshold, Limit::shown);
  }

  private static String shown(double threshold) {
    return BigDecimal.valueOf(threshold).round(PRECISION).stripTrailingZeros().toPlainString();
  }
}
