package initsweep.statistics;

import java.util.Set;

/**
 * What a comparison of cells has to know of how their values were chosen.
 *
 * @param atEdge cells whose chosen values are at the edge of what was tried, so that no comparison
 *     with them settles anything
 * @param studies how many times each cell chose, each time with seeds of its own
 */
public record Choosing(Set<Cell> atEdge, int studies) {
  /** Of cells that were given all their values. */
  public static final Choosing NOTHING = new Choosing(Set.of(), 1);

  /** With fewer, an interval over studies says nothing. */
  private static final int MIN_UNITS = 3;

  /** Whether the mean of a study may count as one measurement. */
  boolean hasUnits() {
    return studies >= MIN_UNITS;
  }
}
