package initsweep.result;

import initsweep.data.Examples;
import java.util.Arrays;
import java.util.Locale;

/** The verdict on a loss curve. */
public enum TrainingVerdict {
  /** A loss is not finite, or far above both the initial loss and that of guessing. */
  DIVERGED,
  /** The run had no iterations. */
  NOT_TRAINED,
  LEARNING,
  /** Not learning, and only biases changed. */
  BIAS_ONLY,
  NOT_LEARNING;

  /** How far below the entropy of the labels the loss must fall, in nats, to count as learning. */
  static final double LEARNED = 0.02;

  /** Number of last iterations whose mean loss is compared with the entropy. */
  static final int LATE_WINDOW = 100;

  /** Number of iterations whose mean loss is compared with the initial loss. */
  static final int DIVERGED_WINDOW = 20;

  /** A loss of twice the larger of the initial loss and that of guessing is not a fluctuation. */
  public static final double DIVERGED_FACTOR = 2;

  /** Standard errors that count as more than chance. */
  static final double CHANCE = 3;

  /**
   * Weights that changed by less than this share of their size count as unmoved: only biases
   * learned.
   */
  public static final double UNMOVED = 0.01;

  private final String word = name().toLowerCase(Locale.ROOT);

  /**
   * @param losses the recorded losses
   * @param isFinite whether every loss was finite
   * @param last the evaluation after the last iteration; null if there is none
   * @param largestChange largest ‖ΔW‖/‖W‖ of a layer since initialisation
   * @param judged the images of the last evaluation
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
    if (isLow(losses, train) || !isChance(last.judged().accuracy(), train, judged)) {
      return LEARNING;
    }
    return idle(largestChange);
  }

  /**
   * The verdict of today's rule, which views, tables and pages show, from that of {@link #of},
   * which digests cover. {@code of} asks whether a run is more accurate than always naming the most
   * frequent label of its training images. Of few images that is an accident, and a network that
   * always names another label can be more accurate, so this rule asks for more than any single
   * label gets right, or for a loss whose fall is no accident of the last batches either.
   *
   * @param losses the recorded losses
   * @param last the evaluation after the last iteration; null if there is none
   * @param largestChange largest ‖ΔW‖/‖W‖ of a layer since initialisation
   * @param judged the images of the last evaluation
   */
  public TrainingVerdict revised(
      float[] losses, Evaluation last, double largestChange, Examples train, Examples judged) {
    if (this != LEARNING || isSurelyLow(losses, train)) {
      return this;
    }
    double bestLabel = Arrays.stream(prior(judged)).max().orElseThrow();
    return isChance(last.judged().accuracy(), bestLabel, judged) ? idle(largestChange) : this;
  }

  /** Whether the run completed and predicts no better than the frequencies of the labels. */
  public boolean isIdle() {
    return this == BIAS_ONLY || this == NOT_LEARNING;
  }

  private static boolean isLow(float[] losses, Examples train) {
    return mean(losses, LATE_WINDOW) <= entropy(train) - LEARNED;
  }

  private static boolean isSurelyLow(float[] losses, Examples train) {
    double error = standardError(losses, LATE_WINDOW);
    return mean(losses, LATE_WINDOW) + CHANCE * error <= entropy(train) - LEARNED;
  }

  private static TrainingVerdict idle(double largestChange) {
    return largestChange < UNMOVED ? BIAS_ONLY : NOT_LEARNING;
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

  /** Of the mean of the last losses, whose batches are independent; infinite for a single one. */
  private static double standardError(float[] losses, int window) {
    int first = Math.max(0, losses.length - window);
    int count = losses.length - first;
    double mean = mean(losses, window);
    double squares = 0;
    for (int i = first; i < losses.length; i++) {
      squares += (losses[i] - mean) * (losses[i] - mean);
    }
    return count == 1 ? Double.POSITIVE_INFINITY : Math.sqrt(squares / (count - 1) / count);
  }

  /** Whether always predicting the most frequent training label would be as accurate. */
  private static boolean isChance(double accuracy, Examples train, Examples judged) {
    double[] prior = prior(train);
    int majority = 0;
    for (int label = 1; label < prior.length; label++) {
      majority = prior[label] > prior[majority] ? label : majority;
    }
    return isChance(accuracy, prior(judged)[majority], judged);
  }

  /**
   * @param share of a label among the judged images
   */
  private static boolean isChance(double accuracy, double share, Examples judged) {
    return accuracy <= share + CHANCE * Math.sqrt(share * (1 - share) / judged.count());
  }

  /** H(prior) in nats: the loss of a network that always predicts the frequencies of the labels. */
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
    return word;
  }
}
