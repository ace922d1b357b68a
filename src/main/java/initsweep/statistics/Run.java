package initsweep.statistics;

import initsweep.result.Status;

/**
 * One run as the statistics see it.
 *
 * @param value of the metric; null unless the run completed
 */
public record Run(Cell cell, long seed, Status status, Double value) {
  /** The partial results of a run that diverged or failed do not count as a value. */
  public Run {
    value = status == Status.COMPLETED ? value : null;
  }

  boolean isCompleted() {
    return status == Status.COMPLETED;
  }

  boolean hasValue() {
    return value != null;
  }
}
