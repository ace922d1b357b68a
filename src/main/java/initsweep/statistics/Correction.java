package initsweep.statistics;

import java.util.List;

/**
 * How the p-values of comparisons are corrected for their number. The family is every pair of cells
 * that could be compared by a metric, whichever are shown: the best cell is picked by the same
 * seeds, so a correction over the pairs shown would be too small.
 */
interface Correction {

  /** Adjusted p-values in the order of the pairs; null where a pair has none. */
  List<Double> adjust(List<PairedDifference> pairs);

  /**
   * Seeds with which an effect of this size is found with probability 0.8.
   *
   * @param effect mean ÷ sd of the differences; may be infinite
   * @return null if no number in reach would do
   */
  Integer seedsNeeded(double effect);
}
