package initsweep.run;

import initsweep.data.DataSets;
import initsweep.data.TrainingPart;
import initsweep.nn.Initialiser;
import initsweep.nn.initialisers.BiasRule;
import initsweep.nn.initialisers.Initialisers;
import initsweep.nn.layers.Norm;
import initsweep.random.RandomMode;
import initsweep.spelling.InvalidValueException;

/** Values that are right alone and wrong together, each with its remedy. */
final class Contradiction {
  private final String data;
  private final RunValues values;

  private Contradiction(String data, RunValues values) {
    this.data = data;
    this.values = values;
  }

  /**
   * @throws InvalidValueException if keys of a run contradict each other or the data
   */
  static void refuse(String data, RunValues values, ProbePlan probe, EvaluationPlan evaluation) {
    Contradiction of = new Contradiction(data, values);
    values.get(RunKey.RNG).requireSeed(values.get(RunKey.SEED));
    of.requireLabels(evaluation);
    of.requireDrawable();
    values.get(RunKey.INIT).requireActivation(values.get(RunKey.ACTIVATION));
    of.requireSpreadInABatch(probe);
    of.requireDerivatives(probe);
    values.get(RunKey.SKIP).requireRoom(values.get(RunKey.HIDDEN).units());
    of.requireFittableNetwork();
    if (!DataSets.isNormal(data)) {
      values.get(RunKey.TRAIN).requireBatch(values.get(RunKey.BATCH));
    }
  }

  private void requireLabels(EvaluationPlan evaluation) {
    if (!DataSets.isNormal(data)) {
      return;
    }
    if (evaluation.validation() > 0) {
      throw new InvalidValueException(
          "validation %s, but %s has no labelled images to hold out; expected validation 0"
              .formatted(evaluation.validation(), data));
    }
    if (evaluation.onTraining()) {
      throw new InvalidValueException(
          "evaluate.train true, but %s has no training images; expected evaluate.train false"
              .formatted(data));
    }
    int iterations = values.get(RunKey.ITERATIONS);
    if (iterations > 0) {
      throw new InvalidValueException(
          "iterations %s, but %s has no labels to train on; expected iterations 0"
              .formatted(iterations, data));
    }
    TrainingPart part = values.get(RunKey.TRAIN);
    if (!part.equals(TrainingPart.ALL)) {
      throw new InvalidValueException(
          "train %s, but %s has no training images; expected train all".formatted(part, data));
    }
  }

  /** NumPy's stream is that of the book's script, which draws scaled normals and nothing else. */
  private void requireDrawable() {
    if (values.get(RunKey.RNG) != RandomMode.NUMPY) {
      return;
    }
    Initialiser init = values.get(RunKey.INIT);
    if (!init.isScaledNormal()) {
      throw new InvalidValueException(
          "init %s cannot be drawn with rng numpy; expected a scaled normal such as he, xavier or 0.01, or rng counter"
              .formatted(init));
    }
    BiasRule bias = values.get(RunKey.BIAS);
    if (bias.isDrawn()) {
      throw new InvalidValueException(
          "bias %s cannot be drawn with rng numpy; expected bias zero, or rng counter"
              .formatted(bias));
    }
    double dropout = values.get(RunKey.DROPOUT);
    if (dropout > 0) {
      throw new InvalidValueException(
          "dropout %s cannot be drawn with rng numpy; expected dropout 0, or rng counter"
              .formatted(values.texts().get(RunKey.DROPOUT)));
    }
  }

  /** One example has variance 0, and every unit would be 0. */
  private void requireSpreadInABatch(ProbePlan probe) {
    Norm norm = values.get(RunKey.NORM);
    int batch = values.get(RunKey.BATCH);
    if (norm.isOfBatch() && batch == 1) {
      throw new InvalidValueException(
          "norm %s with batch 1 has no variance to divide by; expected batch 2 or more, or norm layer"
              .formatted(norm));
    }
    boolean isProbed = !probe.at().isEmpty() || probe.last();
    if (norm.isOfBatch() && isProbed && probe.inputs() == 1) {
      throw new InvalidValueException(
          "norm %s cannot be probed on 1 input, whose variance is 0; expected probe.inputs 2 or more, or norm layer"
              .formatted(norm));
    }
  }

  /** Jacobians are of one input, and the curvature is that of a loss. */
  private void requireDerivatives(ProbePlan probe) {
    Norm norm = values.get(RunKey.NORM);
    if (norm.isOfBatch() && probe.jacobian() > 0) {
      throw new InvalidValueException(
          "norm %s makes a layer depend on every input of the batch, so it has no Jacobian at one of them; expected norm none or layer, or no probe.jacobian"
              .formatted(norm));
    }
    if (DataSets.isNormal(data) && probe.curvature()) {
      throw new InvalidValueException(
          "probe.curvature true, but %s has no labels, so its networks have no output layer and no loss; expected images such as data/mnist, or no probe.curvature"
              .formatted(data));
    }
  }

  /** A built-in rule that looks at data assumes affine maps and activations alone. */
  private void requireFittableNetwork() {
    Initialiser init = values.get(RunKey.INIT);
    Norm norm = values.get(RunKey.NORM);
    boolean isPlain =
        norm == Norm.NONE && values.get(RunKey.SKIP).isNone() && values.get(RunKey.DROPOUT) == 0;
    if (!isPlain && init.fittingExamples() > 0 && !Initialisers.isPlugIn(init)) {
      throw new InvalidValueException(
          "init %s is fitted to plain layers; expected norm none, skip none and dropout 0, or another init"
              .formatted(init));
    }
  }
}
