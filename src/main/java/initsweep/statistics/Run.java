package initsweep.statistics;

import initsweep.result.Status;

/**
 * One run, as far as statistics look at it.
 *
 * @param value of the metric; null unless the run completed
 */
public record Run(Cell cell, long seed, Status status, Double value) {
  /** What a run that diverged or failed left behind on its way is no result. */
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
