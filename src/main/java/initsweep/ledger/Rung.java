package initsweep.ledger;

import initsweep.run.ConfigKey;
import initsweep.run.RunKey;
import initsweep.run.Stage;
import initsweep.spec.Axis;
import initsweep.spec.Grid;
import initsweep.spec.SweepSpec;
import initsweep.spec.Tuning;
import initsweep.statistics.Cell;
import initsweep.statistics.tuning.Candidate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One rung of the first stage of a sweep: its runs are a pure function of the sweep file and of the
 * rows of the rungs before. Without halving there is one.
 *
 * @param sweep all runs of the first rung
 * @param number from 1
 * @param grid its own runs
 * @param before what each cell has tried so far, each candidate with the scores of its last rung
 * @param runs numbers in the grid by cell and candidate, one for each tuning seed of the study
 */
record Rung(
    Grid sweep,
    int number,
    Grid grid,
    Map<TuningCell, List<Candidate>> before,
    Map<TuningCell, Map<Cell, List<Integer>>> runs) {

  /** A candidate that a cell goes on with. */
  record Entrant(TuningCell cell, Cell values) {
    Map<RunKey<?>, String> texts() {
      Map<RunKey<?>, String> texts = new TreeMap<>();
      values.values().forEach((key, text) -> texts.put((RunKey<?>) key, text));
      return texts;
    }
  }

  /**
   * @param sweep that tunes keys
   */
  static Rung first(Grid sweep) {
    Set<RunKey<?>> tuned = sweep.spec().tune().keys();
    Set<RunKey<?>> varying =
        RunKey.values().stream()
            .filter(key -> key != RunKey.SEED && !tuned.contains(key))
            .filter(key -> sweep.values(key).size() > 1)
            .collect(Collectors.toSet());
    int productsOfEach = sweep.spec().tune().candidateProducts().size();
    Map<TuningCell, Map<Cell, List<Integer>>> runs = new LinkedHashMap<>();
    Map<List<Object>, TuningCell> cells = new LinkedHashMap<>();
    sweep
        .runs()
        .forEach(
            run -> {
              Map<RunKey<?>, String> texts = new TreeMap<>();
              for (RunKey<?> key : RunKey.values()) {
                texts.put(key, sweep.text(run, key));
              }
              int study = sweep.place(Long.parseLong(texts.remove(RunKey.SEED))).study();
              Cell values = only(tuned, texts);
              texts.keySet().removeAll(tuned);
              TuningCell cell =
                  cells.computeIfAbsent(
                      List.of(texts, study),
                      key ->
                          new TuningCell(
                              only(varying, texts),
                              study,
                              axes(sweep.spec(), sweep.product(run) / productsOfEach, study),
                              texts));
              runs.computeIfAbsent(cell, key -> new LinkedHashMap<>())
                  .computeIfAbsent(values, key -> new ArrayList<>())
                  .add(run);
            });
    return new Rung(sweep, 1, sweep, Map.of(), runs);
  }

  private static Cell only(Set<RunKey<?>> keys, Map<RunKey<?>, String> texts) {
    return new Cell(
        texts.entrySet().stream()
            .filter(entry -> keys.contains(entry.getKey()))
            .collect(
                Collectors.<Map.Entry<RunKey<?>, String>, ConfigKey, String>toMap(
                    Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static Map<RunKey<?>, Axis> axes(SweepSpec sweep, int product, int study) {
    Map<RunKey<?>, Axis> axes = new TreeMap<>();
    axes.putAll(sweep.grid().get(product));
    axes.computeIfPresent(RunKey.SEED, (key, seeds) -> sweep.tune().seedsOf(seeds, study));
    return axes;
  }

  /**
   * The rung that trains some of the candidates for longer.
   *
   * @param tried what each cell has tried, with the scores of this rung
   */
  Rung next(List<Entrant> entrants, Map<TuningCell, List<Candidate>> tried) {
    Grid longer = new Grid(trained(entrants));
    Map<TuningCell, Map<Cell, List<Integer>>> numbers = new LinkedHashMap<>();
    longer
        .runs()
        .forEach(
            run -> {
              Entrant entrant = entrants.get(longer.product(run));
              numbers
                  .computeIfAbsent(entrant.cell, cell -> new LinkedHashMap<>())
                  .computeIfAbsent(entrant.values, values -> new ArrayList<>())
                  .add(run);
            });
    return new Rung(sweep, number + 1, longer, tried, numbers);
  }

  /** What is to be trained once the candidates of this rung are chosen from. */
  SweepSpec trained(List<Entrant> entrants) {
    SweepSpec spec = sweep.spec();
    Tuning tune = spec.tune();
    return isLast()
        ? spec.secondStage(entrants.stream().map(each -> each.cell.product(each.texts())).toList())
        : spec.rung(
            number + 1,
            entrants.stream()
                .map(
                    each ->
                        each.cell.product(
                            each.texts(), tune.seedsOf(tune.seeds(), each.cell.study())))
                .toList());
  }

  /** {@code tune}, or with halving {@code tune, rung 2 of 3}. */
  String name() {
    return nameOf(number);
  }

  String nameOf(int rung) {
    return rungs() == 1
        ? Stage.TUNE.toString()
        : "%s, rung %s of %s".formatted(Stage.TUNE, rung, rungs());
  }

  boolean isLast() {
    return number == rungs();
  }

  /** How many the sweep has. */
  int rungs() {
    return sweep.spec().rungs().size();
  }
}
