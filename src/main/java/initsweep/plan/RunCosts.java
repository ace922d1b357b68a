package initsweep.plan;

import initsweep.data.InputScaling;
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
 * What each run of a grid costs. The data are not read: a folder is assumed to be MNIST, and {@code
 * normal(n,d)} has d features and neither labels nor test set.
 */
final class RunCosts {
  private static final List<RunKey<?>> DECISIVE = RunKey.all(KeyTrait.COST);

  private static final int MNIST_FEATURES = 784;
  private static final int MNIST_CLASSES = 10;
  private static final int MNIST_TRAINING_IMAGES = 60_000;
  private static final int MNIST_TEST_IMAGES = 10_000;

  private final Grid grid;
  private final int features;
  private final int classes;
  private final ProbePlan probe;
  private final EvaluationPlan evaluation;
  private final Map<List<String>, Cost> known = new HashMap<>();

  /**
   * Predicted cost of one run.
   *
   * @param seconds on one core, by the model that cuts chunks
   * @param estimate seconds on one core, by the model for what is shown
   * @param bytes stored
   */
  record Cost(double seconds, double estimate, double bytes) {}

  RunCosts(Grid grid) {
    SweepSpec spec = grid.spec();
    int normalFeatures = normalFeatures(spec.data());
    this.grid = grid;
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

  /** The cost of a run of the grid; runs of equal workload share one computation. */
  Cost of(int run) {
    return known.computeIfAbsent(
        grid.texts(run, DECISIVE),
        decisive -> {
          Workload work = workload(run);
          return new Cost(
              CostModel.seconds(work), TimeEstimate.seconds(work), CostModel.bytes(work));
        });
  }

  private Workload workload(int run) {
    NetworkShape shape =
        new NetworkShape(
            features,
            grid.value(run, RunKey.HIDDEN).units(),
            classes,
            grid.value(run, RunKey.NORM),
            grid.value(run, RunKey.SKIP),
            grid.value(run, RunKey.DROPOUT));
    int iterations = grid.value(run, RunKey.ITERATIONS);
    return new Workload(
        shape,
        classes > 0 && grid.value(run, RunKey.INPUT) == InputScaling.UNIT,
        grid.value(run, RunKey.BATCH),
        iterations,
        grid.value(run, RunKey.LOSS_AT) == LossAt.AFTER_UPDATE,
        evaluations(iterations),
        evaluatedImages(grid.value(run, RunKey.TRAIN)),
        probes(iterations),
        probe);
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
}
