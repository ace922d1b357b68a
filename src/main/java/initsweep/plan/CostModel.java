package initsweep.plan;

import initsweep.data.TrainingPart;
import initsweep.nn.NetworkShape;
import initsweep.run.EvaluationPlan;
import initsweep.run.KeyTrait;
import initsweep.run.LossAt;
import initsweep.run.ProbePlan;
import initsweep.run.RunKey;
import initsweep.run.Stage;
import initsweep.spec.Grid;
import initsweep.spec.SweepSpec;
import initsweep.spelling.Call;
import initsweep.spelling.InvalidValueException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Predicts the cost of a run. A function of the specification alone, never of the machine, since
 * the plan depends on it. The data are not read: a folder is assumed to be MNIST, and {@code
 * normal(n,d)} has d features and neither labels nor test set.
 */
final class CostModel {
  /**
   * Between the speeds measured on one core for networks of a hundred units, every product counted
   * as dense: about 250 GFLOP/s with 512-bit vectors, 150 with 256-bit ones.
   */
  static final double SECONDS_PER_FLOP = 5e-12;

  /** Fixed cost of a run: drawing weights, measuring layers, writing the row. */
  static final double SECONDS_PER_RUN = 0.0004;

  /** LAPACK in Java, and the products in double precision that bring matrices to it. */
  private static final double SECONDS_PER_JACOBIAN_FLOP = 1e-9;

  private static final List<RunKey<?>> DECISIVE = RunKey.all(KeyTrait.COST);

  private static final int MNIST_FEATURES = 784;
  private static final int MNIST_CLASSES = 10;
  private static final int MNIST_TRAINING_IMAGES = 60_000;
  private static final int MNIST_TEST_IMAGES = 10_000;

  private static final int BYTES_OF_SCALARS = 1_200;
  private static final int BYTES_OF_A_LOSS = 4;
  private static final int BYTES_OF_AN_EVALUATION = 20;
  private static final int BYTES_OF_A_LAYER = 160;
  private static final int BYTES_OF_A_SPECTRUM = 32;
  private static final int BYTES_OF_A_BIN = 3; // counts compress well

  private final int features;
  private final int classes;
  private final ProbePlan probe;
  private final EvaluationPlan evaluation;
  private final Map<List<String>, Cost> known = new HashMap<>();

  /** Predicted core seconds and stored bytes of one run. */
  record Cost(double seconds, double bytes) {}

  CostModel(Grid grid) {
    SweepSpec spec = grid.spec();
    int normalFeatures = normalFeatures(spec.data());
    this.features = normalFeatures > 0 ? normalFeatures : MNIST_FEATURES;
    this.classes = normalFeatures > 0 ? 0 : MNIST_CLASSES;
    this.probe = spec.probe();
    this.evaluation = grid.evaluation();
  }

  /** d of {@code normal(n,d)}; 0 for a folder. */
  private static int normalFeatures(String data) {
    try {
      Call call = Call.parse(data, "a data set");
      return call.name().equals("normal")
          ? (int) Math.max(1, call.numbers("examples", "features")[1])
          : 0;
    } catch (InvalidValueException e) {
      return 0;
    }
  }

  /** The cost of a run of the grid; runs of equal shape share one computation. */
  Cost of(Grid grid, int run) {
    return known.computeIfAbsent(
        grid.texts(run, DECISIVE),
        decisive ->
            cost(
                new NetworkShape(
                    features,
                    grid.value(run, RunKey.HIDDEN).units(),
                    classes,
                    grid.value(run, RunKey.NORM),
                    grid.value(run, RunKey.SKIP),
                    grid.value(run, RunKey.DROPOUT)),
                grid.value(run, RunKey.BATCH),
                grid.value(run, RunKey.ITERATIONS),
                grid.value(run, RunKey.LOSS_AT),
                grid.value(run, RunKey.TRAIN)));
  }

  private Cost cost(
      NetworkShape shape, int batch, int iterations, LossAt lossAt, TrainingPart part) {
    double forward = shape.flops();
    double both = forward + shape.backwardFlops();
    double recording = lossAt == LossAt.AFTER_UPDATE ? forward : 0;
    double update = forward; // two operations per weight, as in the forward pass of one example
    double flops =
        iterations * (batch * (both + recording + shape.elementwiseFlops()) + update)
            + probes(iterations) * probe.inputs() * both
            + curvatureSteps() * probe.inputs() * (2 * forward + both)
            + evaluations(iterations) * evaluatedImages(part) * forward;
    double seconds =
        SECONDS_PER_RUN + SECONDS_PER_FLOP * flops + SECONDS_PER_JACOBIAN_FLOP * jacobians(shape);
    return new Cost(seconds, bytes(shape, iterations));
  }

  private int curvatureSteps() {
    return probe.curvature() ? ProbePlan.CURVATURE_STEPS : 0;
  }

  /** A QR of the first layer's weights, and a product and singular values per input and layer. */
  private double jacobians(NetworkShape shape) {
    if (probe.jacobian() == 0) {
      return 0;
    }
    double directions = Math.min(features, shape.width(1));
    double perInput = 0;
    for (int layer = 1; layer <= shape.hidden().size(); layer++) {
      double width = shape.width(layer);
      double product = layer == 1 ? 0 : 2.0 * shape.width(layer - 1);
      perInput += directions * width * (product + 4 * Math.min(directions, width));
    }
    return 4 * features * directions * directions + probe.jacobian() * perInput;
  }

  private double probes(int iterations) {
    return probe.at().stream().filter(at -> at <= iterations).count() + (probe.last() ? 1 : 0);
  }

  private double evaluations(int iterations) {
    if (classes == 0) {
      return 0;
    }
    return 1 + (evaluation.every() == 0 ? 0 : iterations / evaluation.every());
  }

  private int evaluatedImages(TrainingPart part) {
    return evaluation.validation()
        + (evaluation.stage() == Stage.TUNE ? 0 : MNIST_TEST_IMAGES)
        + (evaluation.onTraining() ? trainingImages(part) : 0);
  }

  private int trainingImages(TrainingPart part) {
    return part.equals(TrainingPart.ALL)
        ? MNIST_TRAINING_IMAGES - evaluation.validation()
        : part.count();
  }

  private double bytes(NetworkShape shape, int iterations) {
    return BYTES_OF_SCALARS
        + (double) BYTES_OF_A_LOSS * iterations
        + BYTES_OF_AN_EVALUATION * evaluations(iterations)
        + probes(iterations)
            * shape.hidden().size()
            * (BYTES_OF_A_LAYER + BYTES_OF_A_BIN * (double) probe.bins())
        + (probe.jacobian() > 0 ? BYTES_OF_A_SPECTRUM * shape.hidden().size() : 0);
  }
}
