package initsweep.summary;

import initsweep.folder.Manifests;
import initsweep.folder.StoredTable;
import initsweep.folder.SweepFolder;
import initsweep.result.Status;
import initsweep.run.ConfigKey;
import initsweep.run.ConfigTexts;
import initsweep.statistics.Cell;
import initsweep.statistics.Ends;
import initsweep.statistics.Headline;
import initsweep.statistics.MeasuredRun;
import initsweep.statistics.Studies;
import initsweep.statistics.VaryingKeys;
import initsweep.statistics.tuning.Tuned;
import initsweep.statistics.tuning.TuningPlan;
import initsweep.statistics.tuning.TuningRun;
import initsweep.storage.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The summary that is printed after a sweep.
 *
 * @param isOfTraining whether the table shows accuracies; else it shows verdicts
 * @param columns of the table
 * @param rows one per cell
 */
public record SweepSummary(
    boolean isOfTraining, List<String> columns, List<List<Object>> rows, Headline headline) {

  /** The number of runs whose needed columns fit into a few dozen megabytes of the driver. */
  public static final int MAX_RUNS = 100_000;

  /**
   * @throws initsweep.storage.StoreException if there are no results, or they cannot be read
   */
  public static SweepSummary of(Store store) {
    SweepFolder.requireReadable(store);
    Map<String, Map<ConfigKey, String>> known = new ConcurrentHashMap<>();
    Function<String, Map<ConfigKey, String>> configs =
        json ->
            known.computeIfAbsent(ConfigTexts.kind(json), kind -> ConfigTexts.of(kind, Cell.KEYS));
    TuningPlan plan = TuningPlan.of(Manifests.tune(Manifests.read(store)));
    List<EndedRun> all =
        new StoredTable(store).rows(EndedRun.columns(), row -> EndedRun.of(row, configs));
    Set<Map<ConfigKey, String>> tried = firstRung(all);
    VaryingKeys keys =
        VaryingKeys.of((tried.isEmpty() ? known.values() : tried).stream()).without(plan.keys());
    List<TuningRun> tuning =
        all.stream()
            .filter(run -> !run.isEvaluated())
            .map(run -> run.tuningRun(keys, plan))
            .toList();
    return of(all.stream().filter(EndedRun::isEvaluated).toList(), keys, Tuned.of(plan, tuning));
  }

  /** The configurations of the first rung, where every cell has every candidate. */
  private static Set<Map<ConfigKey, String>> firstRung(List<EndedRun> runs) {
    Set<Map<ConfigKey, String>> configs = Collections.newSetFromMap(new IdentityHashMap<>());
    runs.stream()
        .filter(run -> !run.isEvaluated() && run.tuning().isFirstRung())
        .forEach(run -> configs.add(run.config()));
    return configs;
  }

  private static SweepSummary of(List<EndedRun> runs, VaryingKeys keys, Tuned tuned) {
    Map<Map<ConfigKey, String>, Cell> cellOf = new IdentityHashMap<>();
    Map<Cell, List<EndedRun>> byCell = new HashMap<>();
    List<MeasuredRun> measured = new ArrayList<>();
    for (EndedRun run : runs) {
      Cell cell = cellOf.computeIfAbsent(run.config(), config -> run.cell(keys));
      byCell.computeIfAbsent(cell, name -> new ArrayList<>()).add(run);
      measured.add(run.measured(cell));
    }
    SortedMap<Cell, List<EndedRun>> cells = new TreeMap<>(byCell);
    Studies studies = Studies.of(keys, measured, tuned.choosing());
    Headline headline = tuned.headline(studies.headline(() -> ends(runs), () -> health(cells)));
    CellTables tables = new CellTables(cells);
    return studies.areOfTraining()
        ? new SweepSummary(true, CellTables.ACCURACY, tables.accuracy(), headline)
        : new SweepSummary(false, CellTables.verdictColumns(), tables.verdicts(), headline);
  }

  private static Ends ends(List<EndedRun> runs) {
    boolean isTraining = runs.stream().anyMatch(run -> run.iterations() > 0);
    Aggregates meant =
        new Aggregates(runs.stream().filter(run -> run.iterations() > 0 || !isTraining).toList());
    List<Long> diverged =
        meant.runs().stream()
            .map(EndedRun::divergedAt)
            .filter(Objects::nonNull)
            .map(Integer::longValue)
            .sorted()
            .toList();
    return new Ends(
        meant.runs().size(),
        meant.count(run -> run.status() == Status.COMPLETED),
        meant.count(run -> run.status() == Status.DIVERGED),
        meant.count(run -> run.status() == Status.FAILED),
        diverged.stream().findFirst().orElse(null),
        diverged.stream().max(Comparator.naturalOrder()).orElse(null));
  }

  private static Map<String, Boolean> health(SortedMap<Cell, List<EndedRun>> cells) {
    Map<String, Boolean> health = new LinkedHashMap<>();
    cells.forEach(
        (cell, runs) -> health.put(cell.toString(), runs.stream().allMatch(EndedRun::isHealthy)));
    return health;
  }
}
