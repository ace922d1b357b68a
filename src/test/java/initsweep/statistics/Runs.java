package initsweep.statistics;

import initsweep.train.RunKey;
import initsweep.train.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs of cells that are named for the occasion; null stands for a run that diverged. */
final class Runs {
  private final List<Run> runs = new ArrayList<>();

  static Cell init(String init) {
    return new Cell(Map.of(RunKey.INIT, init));
  }

  static Cell cell(String activation, String init) {
    return new Cell(Map.of(RunKey.ACTIVATION, activation, RunKey.INIT, init));
  }

  /** A run for every value, with seeds from 0. */
  Runs add(Cell cell, Double... values) {
    for (int seed = 0; seed < values.length; seed++) {
      Status status = values[seed] == null ? Status.DIVERGED : Status.COMPLETED;
      runs.add(new Run(cell, seed, status, values[seed]));
    }
    return this;
  }

  /** Values that rise by 0.01 a seed, so that two such cells differ by the same at every seed. */
  Runs ramp(Cell cell, double first, int seeds) {
    Double[] values = new Double[seeds];
    for (int seed = 0; seed < seeds; seed++) {
      values[seed] = first + seed / 100.0;
    }
    return add(cell, values);
  }

  Runs failed(Cell cell, long seed) {
    runs.add(new Run(cell, seed, Status.FAILED, null));
    return this;
  }

  Study study(Metric metric) {
    return Study.of(metric, runs);
  }

  List<Comparison> comparisons() {
    return study(Metric.TEST_ACCURACY).comparisons();
  }
}
