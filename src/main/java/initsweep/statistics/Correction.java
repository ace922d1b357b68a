package initsweep.statistics;

import java.util.List;

/**
 * Corrects p-values for multiple comparisons. The family is every pair of cells that a metric could
 * compare, whichever are shown: the best cell is selected with the same seeds, so a correction over
 * the shown pairs alone would be too small.
 */
interface Correction {

  /** Adjusted p-values in the order of the pairs; null where a pair has none. */
  List<Double> adjust(List<PairedDifference> pairs);

  /**
   * The number of seeds with which an effect of this size is found with probability 0.8.
   *
   * @param effect mean ÷ sd of the differences; may be infinite
   * @return null if no feasible number is enough
   */
  Integer seedsNeeded(double effect);
}
