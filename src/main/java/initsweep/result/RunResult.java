package initsweep.result;

import initsweep.result.Evaluation.Score;
import initsweep.run.RunConfig;
import java.io.Serializable;
import java.util.List;
import java.util.function.Function;

/**
 * The result of one run. A metric that does not exist is null, never NaN.
 *
 * @param config the configuration of the run
 * @param runId its identifier, the same in every sweep
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

  /** Whether the run failed because the JVM had too little memory for it and the runs beside it. */
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
   * @param last the evaluation after the last iteration; null unless completed
   * @param trainLoss recorded loss of every iteration, up to the last finite one
   * @param layers every probed iteration and hidden layer
   * @param curvature largest eigenvalue of the Gauss–Newton matrix at initialisation; null if it is
   *     not computed or not finite
   * @param diagnosis the verdicts from the probe at initialisation and the loss curve; null without
   *     such a probe
   */
  public record Measured(
      Double initialLoss,
      Double finalLoss,
      Double finalLossBeforeUpdate,
      Evaluation last,
      float[] trainLoss,
      List<Evaluation> evaluations,
      List<LayerStatistics> layers,
      Double curvature,
      Diagnosis diagnosis)
      implements Serializable {
    /**
     * Number of iterations whose mean loss is the final loss: losses of single batches vary too
     * much.
     */
    public static final int FINAL_WINDOW = 50;

    public static final Measured NOTHING =
        new Measured(null, null, null, null, new float[0], List.of(), List.of(), null, null);

    /** Null unless completed, and null in a tuning run. */
    public Double testLoss() {
      return loss(Evaluation::test);
    }

    /** Likewise. */
    public Double testAccuracy() {
      return accuracy(Evaluation::test);
    }

    /** Null unless completed and images are held out. */
    public Double validationLoss() {
      return loss(Evaluation::validation);
    }

    /** Likewise. */
    public Double validationAccuracy() {
      return accuracy(Evaluation::validation);
    }

    /** Null unless completed and evaluated on the images it is trained on. */
    public Double trainAccuracy() {
      return accuracy(Evaluation::training);
    }

    private Double loss(Function<Evaluation, Score> images) {
      Score score = last == null ? null : images.apply(last);
      return score == null ? null : score.loss();
    }

    private Double accuracy(Function<Evaluation, Score> images) {
      Score score = last == null ? null : images.apply(last);
      return score == null ? null : (Double) score.accuracy();
    }
  }
}
