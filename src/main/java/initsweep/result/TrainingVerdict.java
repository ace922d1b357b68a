package initsweep.result;

import initsweep.data.Examples;
import java.util.Locale;

/** The verdict on a loss curve. */
public enum TrainingVerdict {
  /** A loss is not finite, or far above that of the beginning and of guessing. */
  DIVERGED,
  /** There were no iterations. */
  NOT_TRAINED,
  LEARNING,
  /** Not learning, and only the biases moved. */
  BIAS_ONLY,
  NOT_LEARNING;

  /**
   * How far below the entropy of the labels a network must come to have learned something, in nats.
   */
  static final double LEARNED = 0.02;

  /** Iterations whose mean loss is judged against the entropy. */
  static final int LATE_WINDOW = 100;

  /** Iterations whose mean loss is judged against the beginning. */
  static final int DIVERGED_WINDOW = 20;

  /** A loss of twice the worse of the beginning and of guessing is no fluctuation. */
  public static final double DIVERGED_FACTOR = 2;

  /** Standard errors above the majority share that chance does not reach. */
  static final double CHANCE = 3;

  /**
   * Weights that moved by less than this share of their size stayed where they were: only biases
   * learned.
   */
  public static final double UNMOVED = 0.01;

  /**
   * @param losses the recorded losses
   * @param isFinite whether they ended because the iterations did
   * @param last the evaluation after the last iteration; null if there is none
   * @param largestChange largest ‖ΔW‖/‖W‖ of a layer since initialisation
   * @param judged the images that the last evaluation is judged by
   */
  public static TrainingVerdict of(
      float[] losses,
      boolean isFinite,
      Double initialLoss,
      Evaluation last,
      double largestChange,
      Examples train,
      Examples judged) {
    if (!isFinite || hasDiverged(losses, initialLoss, train.classes())) {
      return DIVERGED;
    }
    if (losses.length == 0) {
      return NOT_TRAINED;
    }
    if (mean(losses, LATE_WINDOW) <= entropy(train) - LEARNED
        || !isChance(last.judged().accuracy(), train, judged)) {
      return LEARNING;
    }
    return largestChange < UNMOVED ? BIAS_ONLY : NOT_LEARNING;
  }

  /** Whether the run was trained to its end and knows no more than how frequent the labels are. */
  public boolean isIdle() {
    return this == BIAS_ONLY || this == NOT_LEARNING;
  }

  private static boolean hasDiverged(float[] losses, Double initialLoss, int classes) {
    double beginning = Math.max(initialLoss == null ? 0 : initialLoss, StrictMath.log(classes));
    return losses.length > 0 && mean(losses, DIVERGED_WINDOW) > DIVERGED_FACTOR * beginning;
  }

  private static double mean(float[] losses, int window) {
    int first = Math.max(0, losses.length - window);
    double sum = 0;
    for (int i = first; i < losses.length; i++) {
      sum += losses[i];
    }
    return sum / (losses.length - first);
  }

  /** Whether guessing the most frequent training label would do as well. */
  private static boolean isChance(double accuracy, Examples train, Examples judged) {
    double[] prior = prior(train);
    int majority = 0;
    for (int label = 1; label < prior.length; label++) {
      majority = prior[label] > prior[majority] ? label : majority;
    }
    double share = prior(judged)[majority];
    return accuracy <= share + CHANCE * Math.sqrt(share * (1 - share) / judged.count());
  }

  /** H(prior) in nats: the loss of a network that knows nothing but how frequent the labels are. */
  private static double entropy(Examples examples) {
    double entropy = 0;
    for (double share : prior(examples)) {
      entropy -= share == 0 ? 0 : share * StrictMath.log(share);
    }
    return entropy;
  }

  private static double[] prior(Examples examples) {
    double[] prior = new double[examples.classes()];
    for (byte label : examples.labels()) {
      prior[label & 0xFF]++;
    }
    for (int label = 0; label < prior.length; label++) {
      prior[label] /= examples.count();
    }
    return prior;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
