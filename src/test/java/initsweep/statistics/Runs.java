package initsweep.statistics;

import initsweep.result.Status;
import initsweep.run.RunKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs of cells that are named for the occasion; null stands for a run that diverged. */
public final class Runs {
  private final List<Run> runs = new ArrayList<>();

  public static Cell init(String init) {
    return new Cell(Map.of(RunKey.INIT, init));
  }

  static Cell cell(String activation, String init) {
    return new Cell(Map.of(RunKey.ACTIVATION, activation, RunKey.INIT, init));
  }

  /** A run for every value, with seeds from 0. */
  public Runs add(Cell cell, Double... values) {
    return addFrom(0, cell, values);
  }

  /** The same with other seeds. */
  public Runs addFrom(int firstSeed, Cell cell, Double... values) {
    for (int i = 0; i < values.length; i++) {
      Status status = values[i] == null ? Status.DIVERGED : Status.COMPLETED;
      runs.add(new Run(cell, firstSeed + i, status, values[i]));
    }
    return this;
  }

  /** Values that rise by 0.01 a seed, so that two such cells differ by the same at every seed. */
  public Runs ramp(Cell cell, double first, int seeds) {
    Double[] values = new Double[seeds];
    for (int seed = 0; seed < seeds; seed++) {
      values[seed] = first + seed / 100.0;
    }
    return add(cell, values);
  }

  /** Another cell that did the same at every seed. */
  public Runs addCopy(Cell of, Cell copy) {
    List<Run> copied =
        runs.stream()
            .filter(run -> run.cell().equals(of))
            .map(run -> new Run(copy, run.seed(), run.status(), run.value()))
            .toList();
    runs.addAll(copied);
    return this;
  }

  Runs failed(Cell cell, long seed) {
    runs.add(new Run(cell, seed, Status.FAILED, null));
    return this;
  }

  public Study study(Metric metric) {
    return Study.of(metric, runs);
  }

  /** The study if a value chosen for this cell is at the edge of what was tried. */
  public Study studyAtEdge(Metric metric, Cell cell) {
    return Study.of(metric, runs, new Choosing(Set.of(cell), 1));
  }

  /** The study if each cell chose its values so many times. */
  public Study studyInStudies(Metric metric, int studies) {
    return Study.of(metric, runs, new Choosing(Set.of(), studies));
  }

  List<Comparison> comparisons() {
    return study(Metric.TEST_ACCURACY).comparisons();
  }
}
