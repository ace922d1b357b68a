package initsweep.theory;

import initsweep.nn.Activation;
import java.util.Optional;

/**
 * The theory of one activation.
 *
 * @param moments under N(0, 1)
 * @param critical at σ_b² = 0
 * @param the fixed point for the given σ_w² and σ_b², if any
 */
public record TheoryRow(
    Activation activation,
    Moments moments,
    Optional<CriticalPoints.Point> critical,
    Optional<CriticalPoints.Point> halfStable,
    Optional<At> at) {

  /** A fixed point with the variances it belongs to. */
  public record At(double sw2, double sb2, FixedPoint fixedPoint) {}

  public static TheoryRow of(Activation activation) {
    return of(activation, Optional.empty());
  }

  /**
   * @throws IllegalArgumentException if σ_w² or σ_b² is negative or not finite
   */
  public static TheoryRow of(Activation activation, double sw2, double sb2) {
    return of(activation, Optional.of(new At(sw2, sb2, FixedPoint.of(activation, sw2, sb2))));
  }

  private static TheoryRow of(Activation activation, Optional<At> at) {
    return new TheoryRow(
        activation,
        Moments.of(activation, 1),
        CriticalPoints.withoutBias(activation),
        CriticalPoints.halfStable(activation),
        at);
  }

  /** 1/E φ(z)²: the σ_w² that keeps the variance of normal activations, He's 2 for relu. */
  public double forwardGain2() {
    return 1 / moments.secondMoment();
  }

  /** 1/E φ′(z)²: the σ_w² that keeps the variance of gradients. */
  public double backwardGain2() {
    return 1 / moments.slopeSecondMoment();
  }
}
