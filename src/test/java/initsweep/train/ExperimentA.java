package initsweep.train;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import initsweep.data.NormalInputs;
import initsweep.kernel.Kernels;
import initsweep.nn.activations.Activations;
import initsweep.random.RandomMode;
import initsweep.result.Diagnosis;
import initsweep.result.LayerStatistics;
import initsweep.result.RunResult;
import initsweep.result.Status;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.theory.LayerPrediction;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.StatisticalSummary;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * The article's first experiment: standard normals through five layers of 100 units, in twelve
 * cells of activation and init, for seeds 0, 1, …
 */
public record ExperimentA(Map<Cell, List<RunResult>> runs) {
  public static final int WIDTH = 100;
  static final int LAYERS = 5;
  static final int INPUTS = 1000;

  /** The sweep of conf/activations.yaml; run by the first test that asks. */
  private static final class TwentySeeds {
    static final ExperimentA EXPERIMENT = run(20, INPUTS);
  }

  public record Cell(String activation, String init) {
    static List<Cell> all() {
      return Stream.of("sigmoid", "relu", "tanh")
          .flatMap(phi -> Stream.of("1.0", "0.01", "xavier", "he").map(init -> new Cell(phi, init)))
          .toList();
    }

    /** The standard deviation of the weights. */
    double std() {
      return switch (init) {
        case "xavier" -> Math.sqrt(1.0 / WIDTH);
        case "he" -> Math.sqrt(2.0 / WIDTH);
        default -> Double.parseDouble(init);
      };
    }

    /** What theory says of each layer; inputs have E x² = 1. */
    List<LayerPrediction> theory() {
      LayerPrediction.Dense layer = new LayerPrediction.Dense(WIDTH, WIDTH * std() * std(), 0);
      return LayerPrediction.of(
          Activations.parse(activation), Collections.nCopies(LAYERS, layer), 1);
    }

    RunResult run(RandomMode rng, int seed, int inputs) {
      Map<RunKey<?>, String> keys =
          Map.of(
              RunKey.ACTIVATION,
              activation,
              RunKey.INIT,
              init,
              RunKey.SEED,
              String.valueOf(seed),
              RunKey.RNG,
              rng.toString(),
              RunKey.HIDDEN,
              WIDTH + "*" + LAYERS,
              RunKey.ITERATIONS,
              "0");
      NormalInputs data = new NormalInputs(INPUTS, WIDTH);
      ProbePlan probe = new ProbePlan(List.of(0), false, inputs, 30, 0, 1);
      RunResult result =
          new Trainer(data, Kernels.best()).run(RunConfig.of(data.toString(), keys, probe, 0));
      assertThat(result.status()).as(result.error()).isEqualTo(Status.COMPLETED);
      return result;
    }
  }

  static ExperimentA ofTwentySeeds() {
    return TwentySeeds.EXPERIMENT;
  }

  /**
   * Every cell for each of the seeds, on two threads.
   *
   * @param inputs how many of the inputs are looked at
   */
  public static ExperimentA run(int seeds, int inputs) {
    ForkJoinPool twoThreads = new ForkJoinPool(2);
    try {
      return twoThreads.submit(() -> new ExperimentA(allRuns(seeds, inputs))).join();
    } finally {
      twoThreads.shutdown();
    }
  }

  private static Map<Cell, List<RunResult>> allRuns(int seeds, int inputs) {
    return Cell.all().parallelStream()
        .collect(
            toMap(
                cell -> cell,
                cell ->
                    IntStream.range(0, seeds)
                        .parallel()
                        .mapToObj(seed -> cell.run(RandomMode.COUNTER, seed, inputs))
                        .toList()));
  }

  List<RunResult> runs(String activation, String init) {
    return runs.get(new Cell(activation, init));
  }

  /** One layer of every seed, in the order of the seeds. */
  List<LayerStatistics> layer(Cell cell, int layer) {
    return runs.get(cell).stream().map(run -> layer(run, layer)).toList();
  }

  static LayerStatistics layer(RunResult run, int layer) {
    return run.measured().layers().get(layer - 1);
  }

  /** A statistic of one layer over the seeds. */
  public StatisticalSummary overSeeds(
      Cell cell, int layer, ToDoubleFunction<LayerStatistics> statistic) {
    return summary(layer(cell, layer).stream().mapToDouble(statistic).toArray());
  }

  /** E δ_l² / E δ_L² of each seed. */
  public StatisticalSummary deltaRatios(Cell cell, int layer) {
    return summary(
        runs.get(cell).stream()
            .mapToDouble(run -> layer(run, layer).deltaRms() / layer(run, LAYERS).deltaRms())
            .map(ratio -> ratio * ratio)
            .toArray());
  }

  /** One piece of the diagnosis over the seeds. */
  StatisticalSummary diagnoses(
      String activation, String init, ToDoubleFunction<Diagnosis> evidence) {
    return summary(
        runs(activation, init).stream()
            .mapToDouble(run -> evidence.applyAsDouble(run.measured().diagnosis()))
            .toArray());
  }

  private static StatisticalSummary summary(double[] values) {
    SummaryStatistics summary = new SummaryStatistics();
    for (double value : values) {
      summary.addValue(value);
    }
    return summary.getSummary();
  }

  /** Of the mean. */
  static double standardError(StatisticalSummary seeds) {
    return seeds.getStandardDeviation() / Math.sqrt((double) seeds.getN());
  }
}
