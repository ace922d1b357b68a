package initsweep.result;

import java.io.Serializable;

/**
 * How well the network classifies images that it is not trained on, after the update of one
 * iteration.
 *
 * @param test on the test set; null in a tuning run
 * @param validation on the held-out training images; null if there are none
 */
public record Evaluation(int iteration, Score test, Score validation) implements Serializable {
  /** On the test set alone. */
  public static Evaluation onTestSet(int iteration, Double loss, double accuracy) {
    return new Evaluation(iteration, new Score(loss, accuracy), null);
  }

  /**
   * On one set of images.
   *
   * @param loss mean cross-entropy without weight decay; null if it is not finite
   * @param accuracy share of examples whose largest logit is their label's, the first of equals
   *     counting
   */
  public record Score(Double loss, double accuracy) implements Serializable {}

  /** On the images that a run may be judged by: the test set, unless the run only tunes. */
  public Score judged() {
    return test == null ? validation : test;
  }
}
