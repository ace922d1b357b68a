package initsweep.theory;

import java.util.Locale;
import java.util.Optional;

/** What becomes of a small deviation from a fixed point of the variance with depth. */
enum Stability {
  /** |χ∥| < 1: it dies out. */
  STABLE,
  /** χ∥ = 1 to within 1e-9: it stays, or changes algebraically. */
  MARGINAL,
  /** |χ∥| > 1: it grows, until the variance is at another fixed point or without bound. */
  UNSTABLE;

  /** Empty if {@code chiPar} is not finite. */
  static Optional<Stability> of(double chiPar) {
    if (!Double.isFinite(chiPar)) {
      return Optional.empty();
    }
    if (Phase.isMarginal(Math.abs(chiPar))) {
      return Optional.of(MARGINAL);
    }
    return Optional.of(Math.abs(chiPar) < 1 ? STABLE : UNSTABLE);
  }

  /** The spelling in tables. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
