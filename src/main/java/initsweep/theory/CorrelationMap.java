package initsweep.theory;

import initsweep.nn.meanfield.Roots;

/**
 * How the correlation of two pre-activations changes from layer to layer at a fixed point q* > 0 of
 * the variance: f(c) = (σ_w² E φ(u₁) φ(u₂) + σ_b²)/q*. Poole et al. 2016, eq. 5.
 *
 * <p>On [0, 1] it is a power series with coefficients ≥ 0, so increasing and convex, and f(1) = 1.
 * Hence the stable fixed point is 1 if f′(1) = χ⊥ ≤ 1, and else the only one below 1.
 */
final class CorrelationMap {
  private static final double MIDDLE = 0.5;

  /**
   * Below it, 1 − f is lost in the rounding of φ, and c equals 1 in all but the last two digits.
   */
  private static final double MIN_GAP = 1e-14;

  private static final double STRIDE = 16;

  private final VarianceMap map;
  private final double q;
  private final PairMoments pair;

  CorrelationMap(VarianceMap map, double q) {
    this.map = map;
    this.q = q;
    pair = new PairMoments(map.activation(), q);
  }

  /** f(c) for −1 ≤ c ≤ 1. */
  double value(double c) {
    return (map.sw2() * pair.product(c) + map.sb2()) / q;
  }

  /** f′(c) = σ_w² E φ′(u₁) φ′(u₂). */
  double slope(double c) {
    return map.sw2() * pair.slopeProduct(c);
  }

  /**
   * (1 − f(1 − gap))/gap without cancellation; it falls from χ⊥ at 0, and is 1 at a fixed point.
   */
  double deficitRatio(double gap) {
    return map.sw2() * pair.productDeficit(gap) / (q * gap);
  }

  /** The fixed point below 1 of the chaotic phase. */
  double fixedPointBelowOne() {
    if (value(MIDDLE) > MIDDLE) {
      return 1 - fixedGap();
    }
    double atZero = value(0);
    return atZero <= Math.ulp(1.0)
        ? 0
        : Roots.between(0, MIDDLE, 1e-17, c -> (c == 0 ? atZero : value(c)) - c);
  }

  /** 1 − c*, sought on a logarithmic scale: near criticality it has any size. */
  private double fixedGap() {
    double gap = MIDDLE;
    while (deficitRatio(gap / STRIDE) <= 1) {
      gap /= STRIDE;
      if (gap < MIN_GAP) {
        return 0;
      }
    }
    double logarithm =
        Roots.between(
            StrictMath.log(gap / STRIDE),
            StrictMath.log(gap),
            1e-12,
            x -> deficitRatio(StrictMath.exp(x)) - 1);
    return StrictMath.exp(logarithm);
  }
}
