package initsweep.theory;

import initsweep.nn.Activation;
import java.util.function.DoubleUnaryOperator;

/**
 * The limit of a deep network: the fixed points of variance and correlation, and how fast they are
 * reached. Values that do not exist are null.
 *
 * @param qStar limit of the variance; null if it diverges, or if it depends on the input
 * @param chiPerp χ⊥ at q*; where every q is fixed, the same everywhere; in the divergent phase its
 *     limit, if finite
 * @param chiPar χ∥, likewise
 * @param cStar stable correlation of two inputs: 1 unless chaotic. Where q* = 0 their difference
 *     dies with them
 * @param xiQ depth scale −1/ln χ∥ of the variance; null if marginal or unstable
 * @param xiC depth scale −1/ln f′(c*) of the correlation; null if marginal
 */
public record FixedPoint(
    Phase phase,
    Double qStar,
    Double chiPerp,
    Double chiPar,
    Double cStar,
    Double xiQ,
    Double xiC) {
  /** A variance so large that an activation has its asymptotic behaviour. */
  private static final double FAR = 1e30;

  /**
   * @throws IllegalArgumentException if σ_w² or σ_b² is negative or not finite
   */
  public static FixedPoint of(Activation activation, double sw2, double sb2) {
    VarianceMap map = new VarianceMap(activation, sw2, sb2);
    return of(map, VarianceLimit.of(map));
  }

  /**
   * That of a network whose first layer has variance q₁: at a half-stable point it stays.
   *
   * @throws IllegalArgumentException if σ_w² or σ_b² is negative or not finite
   */
  static FixedPoint from(double q1, Activation activation, double sw2, double sb2) {
    VarianceMap map = new VarianceMap(activation, sw2, sb2);
    return of(map, VarianceLimit.from(map, q1));
  }

  private static FixedPoint of(VarianceMap map, VarianceLimit limit) {
    return switch (limit.kind()) {
      case NOWHERE ->
          new FixedPoint(
              Phase.DIVERGENT,
              null,
              atInfinity(map::chiPerp),
              atInfinity(map::chiPar),
              null,
              null,
              null);
      case EVERYWHERE -> at(map, null, limit.q());
      case POINT -> at(map, limit.q(), limit.q());
    };
  }

  private static FixedPoint at(VarianceMap map, Double qStar, double q) {
    double perp = map.chiPerp(q);
    double par = map.chiPar(q);
    Phase phase = Phase.of(perp);
    if (phase != Phase.CHAOTIC) {
      return new FixedPoint(phase, qStar, perp, par, 1.0, depth(par), depth(perp));
    }
    CorrelationMap correlation = new CorrelationMap(map, q);
    double c = correlation.fixedPointBelowOne();
    double slope = c == 1 ? perp : correlation.slope(c);
    return new FixedPoint(phase, qStar, perp, par, c, depth(par), depth(slope));
  }

  /** −1/ln|slope|: the number of layers in which a deviation falls by the factor e. */
  private static Double depth(double slope) {
    double size = Math.abs(slope);
    if (size == 0) {
      return 0.0;
    }
    return size >= 1 || Phase.isMarginal(size) ? null : Double.valueOf(-1 / StrictMath.log(size));
  }

  /** The limit of a slope for q → ∞, null if it has none there. */
  private static Double atInfinity(DoubleUnaryOperator slope) {
    double limit = slope.applyAsDouble(FAR);
    boolean isReached =
        Math.abs(slope.applyAsDouble(Math.sqrt(FAR)) - limit) <= 1e-6 * Math.abs(limit);
    return isReached ? Double.valueOf(limit) : null;
  }
}
