package initsweep.statistics;

import initsweep.statistics.samples.Interval;
import initsweep.statistics.samples.Sample;

/**
 * Summary of a cell over its seeds. Mean, sd and median are over the completed runs and must be
 * read beside their number: diverged and failed runs lower the success rate.
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
