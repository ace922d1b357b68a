package initsweep.train;

import initsweep.data.Examples;
import initsweep.data.ImageSet;
import initsweep.kernel.Kernel;
import initsweep.nn.Inputs;
import initsweep.nn.Network;
import initsweep.nn.NetworkShape;
import initsweep.nn.Optimiser;
import initsweep.nn.Parameters;
import initsweep.nn.Workspace;
import initsweep.probe.Curvature;
import initsweep.probe.LayerProbe;
import initsweep.probe.ReferenceSpread;
import initsweep.probe.Verdicts;
import initsweep.probe.WeightChange;
import initsweep.random.RandomStreams;
import initsweep.result.Diagnosis;
import initsweep.result.Evaluation;
import initsweep.result.LayerStatistics;
import initsweep.result.RunResult;
import initsweep.result.TrainingVerdict;
import initsweep.run.LossAt;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.run.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The state of one run while it trains: network, optimiser, batches, and the record of its losses.
 */
final class Training {
  private final RunConfig config;
  private final Kernel kernel;
  private final EncodedImages data;
  private final Network network;
  private final Optimiser.State optimiser;
  private final boolean isPlainStep; // an update that needs no gradients beside it
  private final RandomStreams streams;
  private final Workspace pass;
  private final Evaluator onTestSet; // null in a tuning run
  private final Evaluator onHeldOut; // null if no image is held out
  private final Evaluator onTraining; // null unless asked for
  private final LayerProbe probe;
  private final Double curvature; // at initialisation; null if it is not asked for

  private final float[] losses;
  private final LossWindow lastLosses = new LossWindow(RunResult.Measured.FINAL_WINDOW);
  private final LossWindow lastBeforeUpdate = new LossWindow(RunResult.Measured.FINAL_WINDOW);
  private final List<Evaluation> evaluations = new ArrayList<>();
  private final List<LayerStatistics> layers = new ArrayList<>();
  private final WeightChange sinceInitialisation;
  private int recorded;
  private boolean isFinite = true;
  private Double initialLoss;

  /**
   * @param workspaces shared with runs that train on the same thread
   */
  Training(RunConfig config, EncodedImages data, Workspaces workspaces, Kernel kernel) {
    this.config = config;
    this.kernel = kernel;
    this.data = data;
    NetworkShape shape = config.shape(data.images());
    streams = config.rng().streams(config.seed());
    Parameters parameters = initialParameters(shape);
    network = new Network(parameters, config.activation(), streams, kernel);
    optimiser = config.optimizer().start(shape, kernel);
    isPlainStep = config.weightDecay() == 0 && optimiser.isPlain();
    pass = workspaces.of(shape);
    onTestSet =
        config.evaluation().stage() == Stage.TUNE ? null : new Evaluator(shape, data.test(), pass);
    onHeldOut = data.validation() == null ? null : new Evaluator(shape, data.heldOut(), pass);
    onTraining =
        config.evaluation().onTraining() ? new Evaluator(shape, data.training(), pass) : null;
    MiniBatch probed = data.probe();
    probe =
        LayerProbe.labelled(
            shape, config.activation(), config.probe(), probed.inputs(), probed.labels(), pass);
    curvature =
        config.probe().curvature() ? Curvature.largest(network, probed.inputs(), pass) : null;
    losses = new float[config.iterations()];
    sinceInitialisation = WeightChange.since(parameters);
    if (config.iterations() == 0) {
      probe(0);
    }
  }

  private Parameters initialParameters(NetworkShape shape) {
    ImageSet images = data.images();
    double inputSecondMoment = config.inputSecondMoment(images.pixelMean(), images.pixelSd());
    Parameters parameters = config.draw(shape, inputSecondMoment, streams);
    int rows = Math.min(config.init().fittingExamples(), images.train().count());
    config.init().fit(parameters, config.activation(), kernel, rows, data.first(rows));
    return parameters;
  }

  /** The batches that this run and all others with the same seed are trained on, from the first. */
  Batches batches() {
    int examples = data.images().train().count();
    return new Batches(
        data, config.sampling().sampler(examples, config.rng(), streams.batches()), config.batch());
  }

  int iterations() {
    return config.iterations();
  }

  /** Trains through a stretch of batches, up to the first non-finite loss. */
  void advance(Batches batches) {
    for (int i = 0; i < batches.ready() && isFinite; i++) {
      int iteration = recorded;
      float loss = (float) step(iteration, batches.get(i));
      isFinite = Float.isFinite(loss);
      if (isFinite) {
        losses[recorded++] = loss;
        lastLosses.add(loss);
        if (isEvaluationDue(iteration)) {
          evaluations.add(evaluate(iteration));
        }
      }
    }
  }

  /** Whether every loss so far was finite. */
  boolean isFinite() {
    return isFinite;
  }

  /** One batch, one update; returns the loss that the iteration records. */
  private double step(int iteration, MiniBatch batch) {
    WeightChange ofThisStep = probe(iteration) ? WeightChange.since(network.parameters()) : null;
    Inputs inputs = batch.inputs();
    network.train(inputs, pass);
    double before = update(iteration, inputs, batch.labels());
    lastBeforeUpdate.add((float) before);
    if (iteration == 0 && Double.isFinite(before)) {
      initialLoss = before;
    }
    if (ofThisStep != null) {
      completeProbe(ofThisStep);
    }
    return config.lossAt() == LossAt.BEFORE_UPDATE ? before : lossNow(batch);
  }

  /** Returns the loss before the update. */
  private double update(int iteration, Inputs inputs, byte[] labels) {
    double rate = config.get(RunKey.SCHEDULE).rate(config.lr(), iteration, config.iterations());
    if (isPlainStep) {
      return network.descend(inputs, labels, (float) -rate, pass);
    }
    double before = network.backward(inputs, labels, pass) + penalty();
    addDecay();
    optimiser.step(network.parameters(), network.gradients(), rate);
    return before;
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

  private double lossNow(MiniBatch batch) {
    network.repeat(batch.inputs(), pass);
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

  private Evaluation evaluate(int iteration) {
    return new Evaluation(
        iteration,
        onTestSet == null ? null : onTestSet.evaluate(network),
        onHeldOut == null ? null : onHeldOut.evaluate(network),
        onTraining == null ? null : onTraining.evaluate(network));
  }

  private boolean isEvaluationDue(int iteration) {
    boolean isLast = iteration == config.iterations() - 1;
    return isLast || config.evaluation().isDueAt(iteration);
  }

  RunResult.Measured measured() {
    boolean isTrained = isFinite && recorded > 0;
    Evaluation last = isTrained ? evaluations.get(evaluations.size() - 1) : null;
    return new RunResult.Measured(
        initialLoss,
        isTrained ? lastLosses.mean() : null,
        isTrained ? lastBeforeUpdate.mean() : null,
        last,
        Arrays.copyOf(losses, recorded),
        List.copyOf(evaluations),
        List.copyOf(layers),
        curvature,
        diagnosis(last));
  }

  private Diagnosis diagnosis(Evaluation last) {
    List<LayerStatistics> atInitialisation =
        layers.stream().filter(layer -> layer.iteration() == 0).toList();
    if (atInitialisation.isEmpty()) {
      return null;
    }
    float[] curve = Arrays.copyOf(losses, recorded);
    double change = sinceInitialisation.largest(network.parameters());
    Examples train = data.images().train();
    Examples judged = onTestSet == null ? data.validation() : data.images().test();
    TrainingVerdict trainingVerdict =
        TrainingVerdict.of(curve, isFinite, initialLoss, last, change, train, judged);
    return Verdicts.diagnose(
        atInitialisation,
        ReferenceSpread.of(config.activation()),
        trainingVerdict,
        trainingVerdict.revised(curve, last, change, train, judged));
  }

  /** The iteration whose loss was not finite. */
  int divergedAt() {
    return recorded;
  }
}
