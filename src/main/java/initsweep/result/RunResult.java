package initsweep.result;

import initsweep.run.RunConfig;
import java.io.Serializable;
import java.util.List;

/**
 * What one run left. A metric that does not exist is null, never NaN.
 *
 * @param config what was run
 * @param runId its name in every sweep
 * @param divergedAt iteration of the first non-finite loss; null unless diverged
 * @param error class and message; null unless failed
 * @param measured the numbers; all empty or null if failed
 */
public record RunResult(
    RunConfig config,
    String runId,
    Status status,
    Integer divergedAt,
    String error,
    Measured measured,
    Cost cost) {

  /** Whether the JVM had too little memory for the run and those beside it. */
  public boolean ranOutOfMemory() {
    return error != null && error.startsWith(OutOfMemoryError.class.getName());
  }

  /**
   * The numbers of a run.
   *
   * @param initialLoss on the first batch, before any update
   * @param finalLoss mean of the last {@link #FINAL_WINDOW} recorded losses; null unless completed
   * @param finalLossBeforeUpdate mean loss of the same iterations' batches before their own
   *     updates; null unless completed
   * @param testLoss after the last iteration; null unless completed, and in a tuning run
   * @param testAccuracy likewise
   * @param validationLoss on the held-out images, after the last iteration; null unless completed
   *     and some are held out
   * @param validationAccuracy likewise
   * @param trainLoss recorded loss of every iteration, up to the last finite one
   * @param layers every probed iteration and hidden layer
   * @param diagnosis what the probe at initialisation and the curve mean; null if there was no such
   *     probe
   */
  public record Measured(
      Double initialLoss,
      Double finalLoss,
      Double finalLossBeforeUpdate,
      Double testLoss,
      Double testAccuracy,
      Double validationLoss,
      Double validationAccuracy,
      float[] trainLoss,
      List<Evaluation> evaluations,
      List<LayerStatistics> layers,
      Diagnosis diagnosis)
      implements Serializable {
    /** Iterations whose mean loss is the final loss: single batches scatter too much. */
    public static final int FINAL_WINDOW = 50;

    public static final Measured NOTHING =
        new Measured(
            null, null, null, null, null, null, null, new float[0], List.of(), List.of(), null);
  }
}
