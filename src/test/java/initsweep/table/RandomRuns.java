package initsweep.table;

import initsweep.result.Diagnosis;
import initsweep.result.Evaluation;
import initsweep.result.ForwardVerdict;
import initsweep.result.GradientVerdict;
import initsweep.result.RunResult.Measured;
import initsweep.result.Status;
import initsweep.result.TrainingVerdict;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Runs of random cells that ended in all ways, with numbers of all sizes or none. */
public final class RandomRuns {
  private static final Map<RunKey<?>, List<String>> AXES =
      Map.of(
          RunKey.LR, List.of("0.1", "1e-4", "0.001", "1e10"),
          RunKey.INIT, List.of("he", "0.01", "gaussian(1.76,0.05)", "gaussian(1.4,0.05)"),
          RunKey.HIDDEN, List.of("16*3", "[20,10]", "[100,100,50]"),
          RunKey.OPTIMIZER, List.of("sgd", "momentum(0.9)", "adam(0.9,0.999)"),
          RunKey.WEIGHT_DECAY, List.of("0", "1e-3"));

  private final Random random;
  private final boolean isTraining;

  private RandomRuns(long seed) {
    this.random = new Random(seed);
    this.isTraining = random.nextInt(3) > 0;
  }

  /** Three to five seeds of each cell that none to two of the axes span. */
  public static List<RunRow> of(long seed) {
    return new RandomRuns(seed).rows();
  }

  private List<RunRow> rows() {
    List<Map<RunKey<?>, String>> cells = List.of(Map.of());
    List<RunKey<?>> axes = new ArrayList<>(AXES.keySet().stream().sorted().toList());
    Collections.shuffle(axes, random);
    for (RunKey<?> axis : axes.subList(0, random.nextInt(3))) {
      cells =
          cells.stream()
              .flatMap(cell -> AXES.get(axis).stream().map(v -> with(cell, axis, v)))
              .toList();
    }
    List<ProbePlan> probes = new ArrayList<>(List.of(ProbePlan.DEFAULT));
    if (random.nextBoolean()) {
      probes.add(new ProbePlan(List.of(0), false, 500, 30, 0, 1));
    }
    List<RunRow> rows = new ArrayList<>();
    for (Map<RunKey<?>, String> cell : cells) {
      for (ProbePlan probe : probes) {
        int seeds = 3 + random.nextInt(3);
        for (int seed = 0; seed < seeds; seed++) {
          rows.add(row(with(cell, RunKey.SEED, "" + seed), probe));
        }
      }
    }
    return rows;
  }

  private static Map<RunKey<?>, String> with(
      Map<RunKey<?>, String> cell, RunKey<?> key, String text) {
    Map<RunKey<?>, String> wider = new HashMap<>(cell);
    wider.put(key, text);
    return wider;
  }

  private RunRow row(Map<RunKey<?>, String> keys, ProbePlan probe) {
    String iterations = isTraining && random.nextInt(10) > 0 ? "3" : "0";
    String data = isTraining ? "data/small" : "normal(100,10)";
    RunConfig config =
        RunConfig.of(data, with(keys, RunKey.ITERATIONS, isTraining ? iterations : "0"), probe, 0);
    Status status = Status.values()[Math.max(0, random.nextInt(8) - 5)];
    Integer divergedAt = status == Status.DIVERGED ? random.nextInt(100) : null;
    return RunRows.row(config, status, divergedAt, null, measured(status));
  }

  private Measured measured(Status status) {
    if (status == Status.FAILED) {
      return Measured.NOTHING;
    }
    boolean hasMetrics = isTraining && status == Status.COMPLETED;
    return new Measured(
        2.5,
        hasMetrics ? number() : null,
        hasMetrics ? number() : null,
        hasMetrics ? Evaluation.onTestSet(0, number(), random.nextInt(11) / 10.0) : null,
        new float[] {2.5f},
        List.of(),
        List.of(),
        null,
        random.nextInt(10) == 0 ? null : diagnosis());
  }

  private Diagnosis diagnosis() {
    TrainingVerdict training = isTraining ? any(TrainingVerdict.values()) : null;
    return new Diagnosis(
        any(ForwardVerdict.values()),
        any(GradientVerdict.values()),
        training,
        training,
        random.nextInt(3) == 0 ? null : (Boolean) random.nextBoolean(),
        number(),
        number(),
        number(),
        number(),
        number(),
        number());
  }

  private <E> E any(E[] values) {
    return values[random.nextInt(Math.min(2, values.length))];
  }

  private Double number() {
    return random.nextInt(8) == 0
        ? null
        : (Double) (random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10));
  }
}
