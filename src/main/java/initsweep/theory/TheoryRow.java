package initsweep.theory;

import initsweep.nn.Activation;
import initsweep.nn.meanfield.CriticalPoints;
import initsweep.nn.meanfield.Moments;
import java.util.Optional;

/**
 * The theory of one activation.
 *
 * @param moments under N(0, 1)
 * @param critical at σ_b² = 0
 * @param the fixed point for the given σ_w² and σ_b², if any
 */
record TheoryRow(
    Activation activation,
    Moments moments,
    Optional<CriticalPoints.Point> critical,
    Optional<CriticalPoints.Point> halfStable,
    Optional<At> at) {

  /** A fixed point with the variances it belongs to. */
  public record At(double sw2, double sb2, FixedPoint fixedPoint) {}

  static TheoryRow of(Activation activation) {
    return of(activation, Optional.empty());
  }

  /**
   * @throws IllegalArgumentException if σ_w² or σ_b² is negative or not finite
   */
  static TheoryRow of(Activation activation, double sw2, double sb2) {
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
  double forwardGain2() {
    return 1 / moments.secondMoment();
  }

  /**
   * χ∥ of {@code auto}, whose σ_w² is {@link #forwardGain2}, at its fixed point q = 1: by how much
   * a deviation from it is multiplied per layer.
   */
  double autoChiPar() {
    return forwardGain2() * moments.radialSlope();
  }

  /** Whether variances come back to the q = 1 of {@code auto}; empty if there is none. */
  Optional<Stability> autoStability() {
    return Stability.of(autoChiPar());
  }

  /** 1/E φ′(z)²: the σ_w² that keeps the variance of gradients. */
  double backwardGain2() {
    return 1 / moments.slopeSecondMoment();
  }
}
