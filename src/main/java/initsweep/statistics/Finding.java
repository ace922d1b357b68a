package initsweep.statistics;

import java.util.Locale;

/** The result of a comparison. */
public enum Finding {
  /** Significant at the level of the family. */
  BETTER,
  /** Significant, but opposite to the order of the means. */
  WORSE,
  NOT_SETTLED,
  /** Both have the same result at every seed. */
  EQUAL,
  /** No run of either completed. */
  NONE_COMPLETED,
  /** Too few seeds for a p-value; only the interval is given. */
  TOO_FEW_SEEDS,
  /**
   * A value chosen for one of them is at the edge of the values tried: a better one may lie beyond.
   */
  SPACE_TOO_SMALL;

  static Finding of(PairedDifference difference, Double holm) {
    if (difference.seeds() > 0 && difference.ties() == difference.seeds()) {
      return difference.differences().count() > 0 ? EQUAL : NONE_COMPLETED;
    }
    if (holm == null) {
      return TOO_FEW_SEEDS;
    }
    if (holm > PairedDifference.LEVEL) {
      return NOT_SETTLED;
    }
    return difference.test().favoursPositive() ? BETTER : WORSE;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
