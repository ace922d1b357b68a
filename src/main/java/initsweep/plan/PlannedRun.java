package initsweep.plan;

import initsweep.plan.RunCosts.Cost;
import java.util.Comparator;

/**
 * A run in the order of the plan.
 *
 * @param run number in the grid
 * @param batches number of the sampling scheme; together with the seed it determines the batches
 * @param urgency priority in seconds: its own time if it is long, else that of the longest short
 *     run with the same sampling scheme
 * @param cost shared with all runs of the same workload
 */
record PlannedRun(int run, int batches, long seed, double urgency, Cost cost) {
  /** Longest first; runs with the same batches next to each other. */
  static final Comparator<PlannedRun> ORDER =
      Comparator.comparingDouble(PlannedRun::urgency)
          .reversed()
          .thenComparingInt(PlannedRun::batches)
          .thenComparingLong(PlannedRun::seed)
          .thenComparing(Comparator.comparingDouble(PlannedRun::seconds).reversed())
          .thenComparingInt(PlannedRun::run);

  /** By which chunks are cut. */
  double seconds() {
    return cost.seconds();
  }

  boolean isBeside(PlannedRun other) {
    return batches == other.batches && seed == other.seed && urgency == other.urgency;
  }
}
