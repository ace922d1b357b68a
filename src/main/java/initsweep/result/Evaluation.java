package initsweep.result;

import java.io.Serializable;

/**
 * Scores of the network on whole sets of images, after the update of one iteration.
 *
 * @param test on the test set; null in a tuning run
 * @param validation on the held-out training images; null if there are none
 * @param training on the images it is trained on; null unless asked for
 */
public record Evaluation(int iteration, Score test, Score validation, Score training)
    implements Serializable {
  /** On the test set alone. */
  public static Evaluation onTestSet(int iteration, Double loss, double accuracy) {
    return new Evaluation(iteration, new Score(loss, accuracy), null, null);
  }

  /**
   * The score on one set of images.
   *
   * @param loss mean cross-entropy without weight decay; null if it is not finite
   * @param accuracy share of examples whose largest logit, the first of equal ones, is that of
   *     their label
   */
  public record Score(Double loss, double accuracy) implements Serializable {}

  /** The score a run is judged by: on the test set, or on the held-out images for a tuning run. */
  Score judged() {
    return test == null ? validation : test;
  }
}
