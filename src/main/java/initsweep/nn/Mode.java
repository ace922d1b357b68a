package initsweep.nn;

/** What a forward pass is for: it decides statistics, masks and whether a backward pass follows. */
enum Mode {
  /** A step: statistics of the batch, units dropped, slopes kept. */
  TRAINING(true, false, true),
  /** The same function once more with other parameters, for its loss. */
  REPETITION(true, false, false),
  /** A measurement, forward and backward: statistics of the batch, all units at their mean. */
  MEASUREMENT(false, false, true),
  /** Running statistics, all units at their mean. */
  EVALUATION(false, true, false);

  private final boolean dropsUnits;
  private final boolean isWithRunningStatistics;
  private final boolean keepsSlopes;

  Mode(boolean dropsUnits, boolean isWithRunningStatistics, boolean keepsSlopes) {
    this.dropsUnits = dropsUnits;
    this.isWithRunningStatistics = isWithRunningStatistics;
    this.keepsSlopes = keepsSlopes;
  }

  boolean dropsUnits() {
    return dropsUnits;
  }

  boolean isWithRunningStatistics() {
    return isWithRunningStatistics;
  }

  boolean keepsSlopes() {
    return keepsSlopes;
  }
}
