package initsweep.plan;

/**
 * The predicted cost of a plan.
 *
 * @param runs how many are planned
 * @param chunks number of tasks, and of result files
 * @param cpuSeconds total seconds on one core
 * @param wallSeconds time until the last chunk is done, on the number of cores that was asked for
 * @param bytes of the result, before compression
 */
public record Prediction(int runs, int chunks, double cpuSeconds, double wallSeconds, long bytes) {
  /** What both take, one after the other. */
  public Prediction plus(Prediction next) {
    return new Prediction(
        runs + next.runs,
        chunks + next.chunks,
        cpuSeconds + next.cpuSeconds,
        wallSeconds + next.wallSeconds,
        bytes + next.bytes);
  }
}
