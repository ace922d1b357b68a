package initsweep.run;

import initsweep.data.DataSets;
import initsweep.data.Examples;
import initsweep.data.ImageSet;
import initsweep.data.InputScaling;
import initsweep.data.Sampling;
import initsweep.kernel.Kernel;
import initsweep.nn.Activation;
import initsweep.nn.Initialiser;
import initsweep.nn.NetworkShape;
import initsweep.nn.Optimiser;
import initsweep.nn.Parameters;
import initsweep.nn.activations.Activations;
import initsweep.nn.initialisers.Initialisers;
import initsweep.random.RandomMode;
import initsweep.random.RandomStreams;
import initsweep.spelling.InvalidValueException;
import java.util.Map;

/**
 * Everything that decides the outcome of one run.
 *
 * @param data the data set as the sweep file spells it
 * @param values of every key
 * @param probe when the layers are measured
 * @param evaluation when and on which images the run is evaluated
 */
public record RunConfig(String data, RunValues values, ProbePlan probe, EvaluationPlan evaluation) {
  /**
   * @throws InvalidValueException if the keys contradict each other
   */
  public RunConfig {
    Contradiction.refuse(data, values, probe, evaluation);
  }

  /** A run without held-out images, evaluated every {@code evaluateEvery} iterations. */
  public static RunConfig of(
      String data, Map<RunKey<?>, String> texts, ProbePlan probe, int evaluateEvery) {
    return of(data, texts, probe, EvaluationPlan.onTestSet(evaluateEvery));
  }

  /**
   * @param texts some of the keys; the others have their defaults
   * @throws InvalidValueException if a text is no value of its key, or the keys contradict each
   *     other
   */
  public static RunConfig of(
      String data, Map<RunKey<?>, String> texts, ProbePlan probe, EvaluationPlan evaluation) {
    return new RunConfig(data, RunValues.of(texts), probe, evaluation);
  }

  /** The value of a key. Those that are read in many places have a method of their own. */
  public <T> T get(RunKey<T> key) {
    return values.get(key);
  }

  public Widths hidden() {
    return get(RunKey.HIDDEN);
  }

  public Activation activation() {
    return get(RunKey.ACTIVATION);
  }

  public Initialiser init() {
    return get(RunKey.INIT);
  }

  public long seed() {
    return get(RunKey.SEED);
  }

  public RandomMode rng() {
    return get(RunKey.RNG);
  }

  public Optimiser optimizer() {
    return get(RunKey.OPTIMIZER);
  }

  public double lr() {
    return get(RunKey.LR);
  }

  public double weightDecay() {
    return get(RunKey.WEIGHT_DECAY);
  }

  public int batch() {
    return get(RunKey.BATCH);
  }

  public int iterations() {
    return get(RunKey.ITERATIONS);
  }

  public Sampling sampling() {
    return get(RunKey.SAMPLING);
  }

  public InputScaling input() {
    return get(RunKey.INPUT);
  }

  public LossAt lossAt() {
    return get(RunKey.LOSS_AT);
  }

  /** The canonical spelling of one key's value: what the table shows. */
  public String text(RunKey<?> key) {
    return texts().get(key);
  }

  /** The canonical spelling of every key. */
  public Map<RunKey<?>, String> texts() {
    return values.texts();
  }

  /**
   * The run_id, the same in every sweep: a hash of the configuration, the data and the version of
   * the arithmetic.
   *
   * @param dataHash hash of the content of the data set, independent of its location
   */
  public String id(String dataHash) {
    return id(dataHash, init().revision());
  }

  /**
   * The run_id with another revision of the initialiser. The first revision adds nothing to the
   * hashed text.
   *
   * @param initRevision as {@link Initialiser#revision}
   */
  public String id(String dataHash, int initRevision) {
    String definition = initRevision == 1 ? "" : "\ninit revision " + initRevision;
    return Canonical.hash(
        Canonical.json(texts(dataHash)) + "\nkernel " + Kernel.VERSION + definition);
  }

  /**
   * The configuration that {@link #json} wrote.
   *
   * @throws IllegalArgumentException if the text is not such JSON
   */
  public static RunConfig ofJson(String json) {
    return of(Canonical.parse(json));
  }

  static RunConfig of(Canonical.Texts config) {
    return of(config.data(), config.texts(), config.probe(), config.evaluation());
  }

  /** Whether it runs plug-in code. */
  public boolean usesPlugIn() {
    return Activations.isPlugIn(activation()) || Initialisers.isPlugIn(init());
  }

  /** Canonical JSON, from which the run can be repeated. */
  public String json() {
    return Canonical.json(texts(data));
  }

  private Canonical.Texts texts(String dataOrItsHash) {
    return new Canonical.Texts(dataOrItsHash, texts(), probe, evaluation);
  }

  /**
   * E x² of the network's inputs, over examples and features. Synthetic normals are not scaled.
   *
   * @param pixelMean mean of pixel / 255 over the training images
   * @param pixelSd standard deviation of pixel / 255 over the training images
   */
  public double inputSecondMoment(double pixelMean, double pixelSd) {
    return DataSets.isNormal(data) ? 1 : input().secondMoment(pixelMean, pixelSd);
  }

  /** The shape of the network for these images. */
  public NetworkShape shape(ImageSet images) {
    Examples train = images.train();
    return shape(train.features(), train.classes());
  }

  /**
   * The network of the run.
   *
   * @param outputs classes, or 0 for hidden layers alone
   */
  public NetworkShape shape(int features, int outputs) {
    return new NetworkShape(
        features,
        hidden().units(),
        outputs,
        get(RunKey.NORM),
        get(RunKey.SKIP),
        get(RunKey.DROPOUT));
  }

  /**
   * Freshly drawn parameters of that network.
   *
   * @param inputSecondMoment as {@link #inputSecondMoment} says
   */
  public Parameters draw(NetworkShape shape, double inputSecondMoment, RandomStreams streams) {
    return Initialisers.draw(
        shape, inputSecondMoment, activation(), init(), get(RunKey.BIAS), streams);
  }
}
