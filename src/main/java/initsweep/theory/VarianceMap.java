package initsweep.theory;

import initsweep.nn.Activation;
import initsweep.nn.meanfield.Moments;

/**
 * How the variance of a pre-activation changes from layer to layer: q ↦ σ_w² E φ(√q z)² + σ_b².
 * Poole et al. 2016, eq. 3.
 *
 * @param sw2 σ_w²
 * @param sb2 σ_b²
 */
public record VarianceMap(Activation activation, double sw2, double sb2) {
  public VarianceMap {
    check("sw2", sw2);
    check("sb2", sb2);
  }

  private static void check(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s is %s; expected a finite number, at least 0".formatted(name, value));
    }
  }

  public double next(double q) {
    return sw2 * Moments.of(activation, q).secondMoment() + sb2;
  }

  /** V(q)/q − 1: the relative growth of the variance in one layer. */
  double growth(double q) {
    return next(q) / q - 1;
  }

  /**
   * χ⊥(q) = σ_w² E φ′²: the factor of the mean squared gradient per layer, and the slope of the
   * correlation map at 1.
   */
  public double chiPerp(double q) {
    return sw2 * Moments.of(activation, q).slopeSecondMoment();
  }

  /** χ∥(q) = σ_w² E[z φ φ′]/√q: the slope of this map. */
  public double chiPar(double q) {
    return sw2 == 0 ? 0 : sw2 * Moments.of(activation, q).radialSlope();
  }
}
