package initsweep.plan;

import java.util.Comparator;

/**
 * A run in the order of the plan.
 *
 * @param run number in the grid
 * @param batches number of the sampling scheme; together with the seed it determines the batches
 * @param urgency priority in seconds: its own time if it is long, else that of the longest short
 *     run with the same sampling scheme
 * @param seconds predicted
 */
record PlannedRun(int run, int batches, long seed, double urgency, double seconds) {
  /** Longest first; runs with the same batches next to each other. */
  static final Comparator<PlannedRun> ORDER =
      Comparator.comparingDouble(PlannedRun::urgency)
          .reversed()
          .thenComparingInt(PlannedRun::batches)
          .thenComparingLong(PlannedRun::seed)
          .thenComparing(Comparator.comparingDouble(PlannedRun::seconds).reversed())
          .thenComparingInt(PlannedRun::run);

  boolean isBeside(PlannedRun other) {
    return batches == other.batches && seed == other.seed && urgency == other.urgency;
  }
}
