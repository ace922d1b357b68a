package initsweep.run;

import java.io.Serializable;

/**
 * When and on which images a run is evaluated.
 *
 * @param every iterations between evaluations; 0 to evaluate only after the last
 * @param validation number of training images held out, which no run trains on
 * @param onTraining whether the run is also evaluated on all images it is trained on
 * @param stage stage of the sweep; a tuning run is evaluated only on the held-out images, any other
 *     on these and the test set
 */
public record EvaluationPlan(int every, int validation, boolean onTraining, Stage stage)
    implements Serializable {
  /** Evaluates on the test set, after the last iteration. */
  public static final EvaluationPlan DEFAULT = onTestSet(0);

  /** Evaluates on the test set, with no images held out. */
  public static EvaluationPlan onTestSet(int every) {
    return new EvaluationPlan(every, 0, false, Stage.EVALUATE);
  }

  /** The plan of the same run in another stage; tuning needs the held-out images alone. */
  public EvaluationPlan in(Stage other) {
    return new EvaluationPlan(every, validation, onTraining && other != Stage.TUNE, other);
  }

  public boolean isDueAt(int iteration) {
    return every > 0 && iteration % every == 0;
  }
}
