package initsweep.statistics;

import initsweep.statistics.samples.Interval;
import initsweep.statistics.samples.Sample;

/**
 * How a cell did over its seeds. Mean, sd and median are those of the completed runs alone, and are
 * only to be read beside how many those are: diverged and failed runs count against the success
 * rate.
 *
 * @param success Wilson's interval of the success rate
 * @param completedRuns the metric over the completed runs
 */
public record CellSummary(
    Cell cell,
    int runs,
    int completed,
    int diverged,
    int failed,
    Interval success,
    Sample completedRuns) {

  /** Share of the runs that completed. */
  public double successRate() {
    return (double) completed / runs;
  }
}
