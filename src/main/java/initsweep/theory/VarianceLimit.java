package initsweep.theory;

import initsweep.nn.meanfield.Roots;

/**
 * The limit of the variance with depth, from the q₁ = σ_w² + σ_b² of inputs with E x² = 1. Found by
 * bracketing a sign change of V(q)/q − 1, since iteration would not end where convergence is
 * algebraic.
 *
 * @param q the limit; if there is none, a representative variance
 */
record VarianceLimit(Kind kind, double q) {
  enum Kind {
    /** A fixed point q*. */
    POINT,
    /** Every q is a fixed point, as for relu at σ_w² = 2, σ_b² = 0. */
    EVERYWHERE,
    /** The variance grows without bound. */
    NOWHERE
  }

  /** Growth below this cannot be distinguished from rounding. */
  private static final double MARGINAL = 1e-12;

  private static final double MIN = 1e-30;
  private static final double MAX_CLIMB = 0x1p50;
  private static final double STRIDE = 2;

  static VarianceLimit of(VarianceMap map) {
    double start = map.sw2() + map.sb2();
    if (map.sw2() == 0) {
      return new VarianceLimit(Kind.POINT, map.sb2());
    }
    double growth = map.growth(start);
    if (Math.abs(growth) <= MARGINAL) {
      return stay(map, start);
    }
    return growth < 0 ? descend(map, start) : climb(map, start);
  }

  /** From another q₁: a fixed point that does not push away is the limit itself. */
  static VarianceLimit from(VarianceMap map, double q1) {
    double chiPar = map.chiPar(q1);
    boolean stays = isMarginal(map, q1) && (chiPar < 1 || Phase.isMarginal(chiPar));
    return stays ? stay(map, q1) : of(map);
  }

  /** The start is a fixed point; decides whether every q around it is one, too. */
  private static VarianceLimit stay(VarianceMap map, double start) {
    boolean flat =
        isMarginal(map, start * STRIDE * STRIDE) && isMarginal(map, start / (STRIDE * STRIDE));
    return new VarianceLimit(flat ? Kind.EVERYWHERE : Kind.POINT, start);
  }

  private static boolean isMarginal(VarianceMap map, double q) {
    return Math.abs(map.growth(q)) <= MARGINAL;
  }

  private static VarianceLimit descend(VarianceMap map, double start) {
    for (double q = start / STRIDE; q > MIN; q /= STRIDE) {
      double growth = map.growth(q);
      if (growth > MARGINAL || growth > -MARGINAL && map.growth(q / STRIDE) > MARGINAL) {
        return between(map, q / STRIDE, q * STRIDE);
      }
      if (growth > -MARGINAL) {
        return new VarianceLimit(Kind.POINT, map.next(0) == 0 ? 0 : q);
      }
    }
    return new VarianceLimit(Kind.POINT, 0);
  }

  private static VarianceLimit climb(VarianceMap map, double start) {
    double q = start;
    while (q < start * MAX_CLIMB) {
      q *= STRIDE;
      double growth = map.growth(q);
      if (growth < -MARGINAL || growth < MARGINAL && map.growth(q * STRIDE) < -MARGINAL) {
        return between(map, q / STRIDE, q * STRIDE);
      }
      if (!(growth >= MARGINAL)) {
        break;
      }
    }
    return new VarianceLimit(Kind.NOWHERE, q);
  }

  private static VarianceLimit between(VarianceMap map, double min, double max) {
    double logarithm =
        Roots.between(
            StrictMath.log(min), StrictMath.log(max), 1e-15, x -> map.growth(StrictMath.exp(x)));
    return new VarianceLimit(Kind.POINT, StrictMath.exp(logarithm));
  }
}
