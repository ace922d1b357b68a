package initsweep.nn.meanfield;

import initsweep.nn.Activation;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The critical variances of weights and biases of an activation, at which signals neither vanish
 * nor explode.
 */
public final class CriticalPoints {
  private static final double MIN_Q = 1e-6;
  private static final double MAX_Q = 1e4;
  private static final double STRIDE = 2;

  /** A condition smaller than this is rounding error and holds exactly, as everywhere for relu. */
  private static final double NOISE = 1e-11;

  private CriticalPoints() {}

  /** χ⊥ = 1 at the fixed point q of the variance for these σ_w² and σ_b². */
  public record Point(double sw2, double sb2, double q) {}

  /**
   * χ⊥ = 1 at σ_b² = 0. Where φ(0) = 0 and φ′(0) does not vanish it is at q* = 0: σ_w² = 2/(φ′(0−)²
   * + φ′(0+)²). Otherwise it is at the smallest q* > 0 with q* = E φ²/E φ′², if there is one.
   */
  public static Optional<Point> withoutBias(Activation activation) {
    double slope2 = Moments.slopeSquaredAtZero(activation);
    if (activation.value(0) == 0 && slope2 > 0) {
      return Optional.of(new Point(1 / slope2, 0, 0));
    }
    return firstRoot(activation, m -> m.slopeSecondMoment() - m.secondMoment() / m.q(), m -> true)
        .map(m -> new Point(1 / m.slopeSecondMoment(), 0, m.q()));
  }

  /**
   * χ⊥ = χ∥ = 1 at q* > 0 with σ_b² ≥ 0: the variance is stable on one side only. Roberts, Yaida
   * and Hanin 2022, section 5.3.4.
   */
  public static Optional<Point> halfStable(Activation activation) {
    return firstRoot(
            activation, m -> m.slopeSecondMoment() - m.radialSlope(), m -> biasVariance(m) >= 0)
        .map(m -> new Point(1 / m.slopeSecondMoment(), biasVariance(m), m.q()));
  }

  /**
   * The point that marks an activation: the half-stable one where it exists, else the one without
   * biases; empty where there is neither.
   */
  public static Optional<Point> of(Activation activation) {
    return halfStable(activation).or(() -> withoutBias(activation));
  }

  /**
   * The σ_w² and σ_b² for which q is a fixed point and χ⊥ = 1. A negative σ_b², or a σ_w² that is
   * not finite, says that there are none.
   */
  public static Point at(Activation activation, double q) {
    Moments m = Moments.of(activation, q);
    return new Point(1 / m.slopeSecondMoment(), biasVariance(m), q);
  }

  private static double biasVariance(Moments m) {
    return m.q() - m.secondMoment() / m.slopeSecondMoment();
  }

  /**
   * The moments at the least q at which {@code condition} changes its sign and the point is wanted.
   */
  private static Optional<Moments> firstRoot(
      Activation activation, ToDoubleFunction<Moments> condition, Predicate<Moments> wanted) {
    double before = 0;
    for (double q = MIN_Q; q < MAX_Q; q *= STRIDE) {
      Moments here = Moments.of(activation, q);
      double sign = sign(condition.applyAsDouble(here), here);
      if (sign * before < 0) {
        Moments root = Moments.of(activation, root(activation, condition, q));
        if (wanted.test(root)) {
          return Optional.of(root);
        }
      }
      before = sign;
    }
    return Optional.empty();
  }

  private static double sign(double condition, Moments here) {
    return Math.abs(condition) > NOISE * here.slopeSecondMoment() ? Math.signum(condition) : 0;
  }

  private static double root(Activation activation, ToDoubleFunction<Moments> condition, double q) {
    return StrictMath.exp(
        Roots.between(
            StrictMath.log(q / STRIDE),
            StrictMath.log(q),
            1e-15,
            x -> condition.applyAsDouble(Moments.of(activation, StrictMath.exp(x)))));
  }
}
