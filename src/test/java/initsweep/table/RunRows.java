package initsweep.table;

import initsweep.result.Cost;
import initsweep.result.Diagnosis;
import initsweep.result.Evaluation;
import initsweep.result.Evaluation.Score;
import initsweep.result.ForwardVerdict;
import initsweep.result.GradientVerdict;
import initsweep.result.Histogram;
import initsweep.result.LayerStatistics;
import initsweep.result.RunResult;
import initsweep.result.RunResult.Measured;
import initsweep.result.Spectrum;
import initsweep.result.Status;
import initsweep.result.TrainingVerdict;
import initsweep.run.Place;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.run.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Rows with known values, one of each status. */
public final class RunRows {
  static final Instant FINISHED = Instant.parse("2026-03-01T12:34:56.789012Z");
  static final Cost COST = new Cost(1234, 2345, "bench-7", FINISHED, "17.0.1 Test", 256);
  static final Diagnosis DIAGNOSIS =
      new Diagnosis(
          ForwardVerdict.HEALTHY,
          GradientVerdict.OK,
          TrainingVerdict.LEARNING,
          TrainingVerdict.LEARNING,
          false,
          1.25,
          -0.125,
          0.0625,
          0.03125,
          0.75,
          null);

  private static final Evaluation AT_END =
      new Evaluation(2, new Score(1.75, 0.875), new Score(1.875, 0.8125), new Score(1.5, 0.9375));

  private RunRows() {}

  /** All columns have a value but grad_log_ratio, error and diverged_at. */
  public static RunRow completed() {
    Measured measured =
        new Measured(
            2.5,
            1.5,
            1.625,
            AT_END,
            new float[] {2.5f, 2.25f, 0.1f},
            List.of(Evaluation.onTestSet(0, null, 0.1), AT_END),
            List.of(layer(0, 1), layer(0, 2)),
            12.5,
            DIAGNOSIS);
    return row(config("0.01", 1L << 40), Status.COMPLETED, null, null, measured);
  }

  public static RunRow diverged() {
    Measured measured =
        new Measured(
            2.5,
            null,
            null,
            null,
            new float[] {2.5f, 1e30f},
            List.of(),
            List.of(layer(0, 1)),
            null,
            DIAGNOSIS);
    return row(config("1e+6", 2), Status.DIVERGED, 2, null, measured);
  }

  /** Not one finite loss. */
  public static RunRow divergedAtOnce() {
    return row(config("1e+10", 4), Status.DIVERGED, 0, null, nothing());
  }

  /** Born dead: no delta reaches any layer. */
  public static RunRow withoutSignal() {
    Measured measured =
        new Measured(
            2.5,
            2.3,
            2.4,
            Evaluation.onTestSet(0, 2.3, 0.1),
            new float[] {2.5f},
            List.of(),
            List.of(layer(0, 1, 0), layer(0, 2, 0)),
            0.0,
            DIAGNOSIS);
    return row(config("0.25", 5), Status.COMPLETED, null, null, measured);
  }

  public static RunRow failed() {
    String error = "java.lang.IllegalStateException: größer als „alles“";
    return row(config("0.5", 3), Status.FAILED, null, error, nothing());
  }

  static Measured nothing() {
    return Measured.NOTHING;
  }

  static RunRow row(
      RunConfig config, Status status, Integer divergedAt, String error, Measured measured) {
    String id = config.id("data");
    return new RunRow(
        "small",
        RunTable.SCHEMA_VERSION,
        new RunResult(config, id, status, divergedAt, error, measured, COST));
  }

  /** A run that has nothing but its configuration. */
  public static RunRow ofConfig(String sweep, RunConfig config) {
    return new RunRow(
        sweep,
        RunTable.SCHEMA_VERSION,
        new RunResult(config, config.id("data"), Status.COMPLETED, null, null, nothing(), COST));
  }

  /** A run with a score whose losses begin with 1. */
  public static RunRow scored(
      String sweep, RunConfig config, Place place, String dataHash, Double accuracy) {
    return scored(sweep, config, place, dataHash, accuracy, 1);
  }

  /** A run with a score on held-out images, and one on the test set unless it only tunes. */
  public static RunRow scored(
      String sweep,
      RunConfig config,
      Place place,
      String dataHash,
      Double accuracy,
      float firstLoss) {
    boolean isTuning = config.evaluation().stage() == Stage.TUNE;
    Score score = accuracy == null ? null : new Score(null, accuracy);
    Measured measured =
        new Measured(
            null,
            null,
            null,
            accuracy == null ? null : new Evaluation(0, isTuning ? null : score, score, null),
            losses(config.iterations(), firstLoss),
            List.of(),
            List.of(),
            null,
            null);
    return new RunRow(
        sweep,
        RunTable.SCHEMA_VERSION,
        place,
        new RunResult(
            config,
            config.id(dataHash),
            accuracy == null ? Status.DIVERGED : Status.COMPLETED,
            accuracy == null ? 0 : null,
            null,
            measured,
            COST));
  }

  /** The same for a run of fewer iterations, as far as it goes. */
  private static float[] losses(int iterations, float first) {
    float[] losses = new float[iterations];
    for (int i = 0; i < iterations; i++) {
      losses[i] = first / (i + 1);
    }
    return losses;
  }

  static RunConfig config(String lr, long seed) {
    Map<RunKey<?>, String> keys =
        Map.of(
            RunKey.LR,
            lr,
            RunKey.SEED,
            "" + seed,
            RunKey.ITERATIONS,
            "3",
            RunKey.BATCH,
            "64",
            RunKey.HIDDEN,
            "[20,10]",
            RunKey.ACTIVATION,
            "tanh",
            RunKey.INIT,
            "xavier",
            RunKey.WEIGHT_DECAY,
            "0.001");
    return RunConfig.of("data/small", keys, ProbePlan.DEFAULT, 2);
  }

  /** The second layer has the numbers that do not exist in a layer without spread. */
  static LayerStatistics layer(int iteration, int layer) {
    return layer(iteration, layer, 0.004);
  }

  private static LayerStatistics layer(int iteration, int layer, double deltaRms) {
    boolean hasSpread = layer == 1;
    Double share = hasSpread ? 0.25 : null;
    return new LayerStatistics(
        iteration,
        layer,
        0.5,
        1.5,
        0.125,
        0.0625,
        -0.75,
        0.96875,
        0.01,
        0.02,
        0.03,
        share,
        share,
        deltaRms,
        0.1,
        0.002,
        hasSpread ? 0.0005 : null,
        new Histogram(-1, 1, List.of(1L, 5_000_000_000L, 3L), 7, 9),
        share,
        0.2,
        hasSpread ? new Spectrum(1.5, 2.25, 4.5, 0.0) : null);
  }
}
