package initsweep.run;

import java.io.Serializable;

/**
 * When and on which images a run is evaluated.
 *
 * @param every iterations between evaluations; 0 = only after the last
 * @param validation how many training images are held out: no run trains on them
 * @param stage of the sweep; a tuning run is evaluated on the held-out images alone, any other on
 *     the test set and the held-out images
 */
public record EvaluationPlan(int every, int validation, Stage stage) implements Serializable {
  /** On the test set, after the last iteration. */
  public static final EvaluationPlan DEFAULT = onTestSet(0);

  /** With no image held out. */
  public static EvaluationPlan onTestSet(int every) {
    return new EvaluationPlan(every, 0, Stage.EVALUATE);
  }

  public boolean isDueAt(int iteration) {
    return every > 0 && iteration % every == 0;
  }
}
