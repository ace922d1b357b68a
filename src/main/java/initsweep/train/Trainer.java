package initsweep.train;

import initsweep.data.DataSet;
import initsweep.data.HeldOut;
import initsweep.data.ImageSet;
import initsweep.data.InputScaling;
import initsweep.data.NormalInputs;
import initsweep.data.TrainingPart;
import initsweep.kernel.Kernel;
import initsweep.probe.ForwardStudy;
import initsweep.result.RunResult;
import initsweep.run.Interruption;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.run.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Trains configurations on one data set, on the calling thread. Thread-safe. */
public final class Trainer {
  private final DataSet data;
  private final Kernel kernel;
  private final Map<Encoding, EncodedImages> encoded = new ConcurrentHashMap<>();

  /** Cache per data set; the data of a process outlive a trainer. */
  private static final Map<ImageSet, Map<Cut, HeldOut>> CUTS =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** What is cut off the training images. */
  private record Cut(int validation, TrainingPart part) {}

  private record Encoding(InputScaling scaling, int probeRows, Cut cut, boolean isTested) {}

  public Trainer(DataSet data, Kernel kernel) {
    this.data = data;
    this.kernel = kernel;
  }

  /**
   * Runs one configuration. Anything the run throws, including errors of the JVM, becomes a result
   * with status failed.
   *
   * @throws Interruption if the thread is interrupted
   */
  public RunResult run(RunConfig config) {
    return run(List.of(config), () -> false).get(0);
  }

  /**
   * Runs configurations; consecutive ones with the same batches train together. A result does not
   * depend on the runs beside it.
   *
   * @param isStopped polled every few iterations
   * @return the results, in the order of the configurations
   * @throws Interruption if the thread is interrupted or {@code isStopped} says so
   */
  public List<RunResult> run(List<RunConfig> configs, BooleanSupplier isStopped) {
    List<RunResult> results = new ArrayList<>(configs.size());
    if (data instanceof ImageSet images) {
      for (List<RunConfig> cohort : Cohort.partition(configs, images)) {
        results.addAll(train(cohort, images, isStopped));
      }
    } else {
      for (RunConfig config : configs) {
        Interruption.check(isStopped);
        results.add(study(config, (NormalInputs) data));
      }
    }
    return results;
  }

  /** Allocating what the runs share may also run out of memory, which fails all of them. */
  private List<RunResult> train(
      List<RunConfig> configs, ImageSet images, BooleanSupplier isStopped) {
    Cohort[] cohort = new Cohort[1];
    String failure =
        Attempt.failure(
            () -> cohort[0] = new Cohort(configs, encoded(images, configs.get(0)), kernel));
    return failure == null
        ? cohort[0].train(isStopped)
        : configs.stream().map(config -> failed(config, failure)).toList();
  }

  /**
   * The result of a run that failed elsewhere, such as in a worker process.
   *
   * @param error the text for the column {@code error}
   */
  public RunResult failed(RunConfig config, String error) {
    Attempt attempt = new Attempt(config);
    attempt.fail(error);
    return attempt.result(data, kernel, null, null, new Stopwatch(), 1);
  }

  private EncodedImages encoded(ImageSet images, RunConfig config) {
    return encoded.computeIfAbsent(
        new Encoding(
            config.input(),
            config.probe().inputs(),
            new Cut(config.evaluation().validation(), config.get(RunKey.TRAIN)),
            config.evaluation().stage() != Stage.TUNE),
        key ->
            new EncodedImages(
                cut(images, key.cut), key.scaling, key.probeRows, key.isTested, kernel));
  }

  private static HeldOut cut(ImageSet images, Cut wanted) {
    HeldOut whole = HeldOut.of(images, 0);
    return wanted.equals(new Cut(0, TrainingPart.ALL))
        ? whole // refers to the images, which this cache must not keep alive
        : CUTS.computeIfAbsent(images, data -> new ConcurrentHashMap<>())
            .computeIfAbsent(wanted, cut -> cut.part.of(HeldOut.of(images, cut.validation)));
  }

  private RunResult study(RunConfig config, NormalInputs inputs) {
    RunResult.Measured[] measured = new RunResult.Measured[1];
    Attempt attempt = new Attempt(config);
    attempt.perform(() -> measured[0] = new ForwardStudy(config, inputs, kernel).measured());
    return attempt.result(inputs, kernel, null, measured[0], new Stopwatch(), 1);
  }
}
