package initsweep.train;

import initsweep.data.BatchSampler;
import initsweep.data.ImageSet;
import initsweep.kernel.Kernel;
import initsweep.nn.Initialisers;
import initsweep.nn.Network;
import initsweep.nn.NetworkShape;
import initsweep.nn.Optimiser;
import initsweep.nn.Parameters;
import initsweep.nn.Workspace;
import initsweep.random.RandomStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The state of one run while it trains: network, optimiser, batches, and the record of its losses.
 */
public final class Training {
  private final RunConfig config;
  private final Kernel kernel;
  private final ImageSet data;
  private final float[] valueOfPixel;
  private final Network network;
  private final Optimiser.State optimiser;
  private final BatchSampler sampler;
  private final int[] numbers;
  private final MiniBatch batch;
  private final Workspace pass;
  private final Evaluator evaluator;
  private final LayerProbe probe;

  private final float[] losses;
  private final List<Evaluation> evaluations = new ArrayList<>();
  private final List<LayerStatistics> layers = new ArrayList<>();
  private final WeightChange sinceInitialisation;
  private int recorded;
  private Double initialLoss;

  public Training(RunConfig config, ImageSet data, Kernel kernel) {
    this.config = config;
    this.kernel = kernel;
    this.data = data;
    NetworkShape shape =
        new NetworkShape(data.train().features(), config.hidden().units(), data.train().classes());
    RandomStreams streams = config.rng().streams(config.seed());
    valueOfPixel = config.input().table(data);
    MiniBatch probeBatch = probeBatch();
    Parameters parameters = Initialisers.draw(shape, config.activation(), config.init(), streams);
    config
        .init()
        .fit(parameters, config.activation(), kernel, probeBatch.rows(), probeBatch.inputs());
    network = new Network(parameters, config.activation(), kernel);
    optimiser = config.optimizer().start(shape, config.lr(), kernel);
    sampler = config.sampling().sampler(data.train().count(), config.rng(), streams.batches());
    numbers = new int[config.batch()];
    batch = new MiniBatch(config.batch(), shape.inputs());
    pass = new Workspace(shape, config.batch());
    evaluator = new Evaluator(shape, data.test(), valueOfPixel);
    probe = LayerProbe.labelled(shape, config.activation(), config.probe(), probeBatch);
    losses = new float[config.iterations()];
    sinceInitialisation = WeightChange.since(parameters);
  }

  /**
   * Trains to the last iteration or the first non-finite loss. Returns whether every loss was
   * finite.
   */
  boolean train() {
    if (config.iterations() == 0) {
      probe(0);
    }
    for (int iteration = 0; iteration < config.iterations(); iteration++) {
      float loss = (float) step(iteration);
      if (!Float.isFinite(loss)) {
        return false;
      }
      losses[recorded++] = loss;
      if (isEvaluationDue(iteration)) {
        evaluations.add(evaluator.evaluate(network, iteration));
      }
      Interruption.check();
    }
    return true;
  }

  /**
   * Runs further iterations and records their losses, but neither evaluates nor stops at a loss
   * that is not finite: for those who measure how long iterations take.
   *
   * @throws ArrayIndexOutOfBoundsException past the last iteration of the configuration
   */
  public void iterate(int iterations) {
    for (int i = 0; i < iterations; i++) {
      losses[recorded] = (float) step(recorded);
      recorded++;
    }
  }

  /** One batch, one update; returns the loss that the iteration records. */
  private double step(int iteration) {
    WeightChange ofThisStep = probe(iteration) ? WeightChange.since(network.parameters()) : null;
    sampler.next(numbers);
    batch.gather(data.train(), valueOfPixel, numbers);
    network.forward(batch.rows(), batch.inputs(), pass);
    double before =
        network.backward(batch.rows(), batch.inputs(), batch.labels(), pass) + penalty();
    if (iteration == 0 && Double.isFinite(before)) {
      initialLoss = before;
    }
    addDecay();
    optimiser.step(network.parameters(), network.gradients());
    if (ofThisStep != null) {
      completeProbe(ofThisStep);
    }
    return config.lossAt() == LossAt.BEFORE_UPDATE ? before : lossNow();
  }

  /** The first examples of the training set, the same for every run. */
  private MiniBatch probeBatch() {
    int rows = Math.min(config.probe().inputs(), data.train().count());
    MiniBatch first = new MiniBatch(rows, data.features());
    first.slice(data.train(), valueOfPixel, 0, rows);
    return first;
  }

  private boolean probe(int iteration) {
    boolean isDue = config.probe().isDueAt(iteration, config.iterations());
    if (isDue) {
      layers.addAll(probe.measure(network, iteration));
    }
    return isDue;
  }

  /** Adds what only the update shows to the layers probed just before it. */
  private void completeProbe(WeightChange ofThisStep) {
    int hidden = config.hidden().units().size();
    for (int layer = 1; layer <= hidden; layer++) {
      int at = layers.size() - hidden + layer - 1;
      layers.set(
          at, layers.get(at).withUpdateRatio(ofThisStep.relative(layer, network.parameters())));
    }
  }

  private double lossNow() {
    network.forward(batch.rows(), batch.inputs(), pass);
    return network.loss(batch.rows(), batch.labels(), pass) + penalty();
  }

  /** ½λ·Σw²; biases are not decayed. */
  private double penalty() {
    return config.weightDecay() == 0
        ? 0
        : 0.5 * config.weightDecay() * network.parameters().sumOfSquaredWeights();
  }

  /** g ← g + λw. */
  private void addDecay() {
    if (config.weightDecay() == 0) {
      return;
    }
    for (int layer = 1; layer <= network.parameters().shape().layers(); layer++) {
      float[] weights = network.parameters().weights(layer);
      kernel.addScaled(
          weights.length,
          (float) config.weightDecay(),
          weights,
          network.gradients().weights(layer));
    }
  }

  private boolean isEvaluationDue(int iteration) {
    boolean isLast = iteration == config.iterations() - 1;
    return isLast || config.evaluateEvery() > 0 && iteration % config.evaluateEvery() == 0;
  }

  RunResult.Measured measured(boolean isFinite) {
    boolean isTrained = isFinite && recorded > 0;
    Evaluation last = isTrained ? evaluations.get(evaluations.size() - 1) : null;
    return new RunResult.Measured(
        initialLoss,
        isTrained ? finalLoss() : null,
        isTrained ? last.loss() : null,
        isTrained ? (Double) last.accuracy() : null,
        Arrays.copyOf(losses, recorded),
        List.copyOf(evaluations),
        List.copyOf(layers),
        diagnosis(isFinite, last));
  }

  private Diagnosis diagnosis(boolean isFinite, Evaluation last) {
    List<LayerStatistics> atInitialisation =
        layers.stream().filter(layer -> layer.iteration() == 0).toList();
    if (atInitialisation.isEmpty()) {
      return null;
    }
    String trainingVerdict =
        TrainingVerdict.of(
            Arrays.copyOf(losses, recorded),
            isFinite,
            initialLoss,
            last,
            sinceInitialisation.largest(network.parameters()),
            data.train(),
            data.test());
    return Verdicts.diagnose(
        atInitialisation, ReferenceSpread.of(config.activation()), trainingVerdict);
  }

  private double finalLoss() {
    int first = Math.max(0, recorded - RunResult.Measured.FINAL_WINDOW);
    double sum = 0;
    for (int i = first; i < recorded; i++) {
      sum += losses[i];
    }
    return sum / (recorded - first);
  }

  /** The iteration whose loss was not finite, after {@link #train} returned false. */
  int divergedAt() {
    return recorded;
  }
}
