package initsweep.statistics;

import initsweep.result.Status;
import java.util.Map;

/**
 * One run with all metrics that cells are compared by.
 *
 * @param metrics those that the run has
 */
public record MeasuredRun(Cell cell, long seed, Status status, Map<Metric, Double> metrics) {
  Run run(Metric metric) {
    return new Run(cell, seed, status, metrics.get(metric));
  }
}
