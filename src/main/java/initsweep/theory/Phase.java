package initsweep.theory;

import java.util.Locale;

/** The behaviour of two inputs with depth at the fixed point of the variance. Poole et al. 2016. */
public enum Phase {
  /** χ⊥ < 1: they converge, and gradients vanish. */
  ORDERED,
  /** χ⊥ > 1: they decorrelate, and gradients explode. */
  CHAOTIC,
  /** χ⊥ = 1 to within 1e-9: neither, or only algebraically. */
  CRITICAL,
  /** The variance has no fixed point: it grows without bound. */
  DIVERGENT;

  private static final double MARGIN = 1e-9;

  static Phase of(double chiPerp) {
    if (isMarginal(chiPerp)) {
      return CRITICAL;
    }
    return chiPerp < 1 ? ORDERED : CHAOTIC;
  }

  /**
   * Whether a slope is 1 to within the margin, so that convergence is algebraic and has no scale.
   */
  static boolean isMarginal(double slope) {
    return Math.abs(slope - 1) <= MARGIN;
  }

  /** The spelling in tables. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
