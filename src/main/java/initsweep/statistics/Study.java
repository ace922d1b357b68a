package initsweep.statistics;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One metric of the runs of a sweep. Cells are sorted by the mean over their runs, the best first;
 * for sorting only, a run that did not complete counts as the worst value of any completed run.
 */
public final class Study {
  private final Metric metric;
  private final List<CellRuns> cells; // best first
  private final Choosing choosing;
  private List<Comparison> comparisons; // computed on first use
  private Correction correction; // computed on first use

  private Study(Metric metric, List<CellRuns> cells, Choosing choosing) {
    this.metric = metric;
    this.cells = cells;
    this.choosing = choosing;
  }

  /**
   * @param runs all of a sweep, also those that diverged or failed. Where completed runs do not
   *     have the metric, as without labels, the study is empty
   * @throws IllegalStateException if a cell has a seed twice
   */
  public static Study of(Metric metric, List<Run> runs) {
    return of(metric, runs, Choosing.NOTHING);
  }

  static Study of(Metric metric, List<Run> runs, Choosing choosing) {
    boolean exists =
        runs.stream().anyMatch(Run::hasValue) || runs.stream().noneMatch(Run::isCompleted);
    List<CellRuns> cells =
        runs.stream()
            .filter(run -> exists && (run.hasValue() || !run.isCompleted()))
            .collect(groupingBy(Run::cell, LinkedHashMap::new, toList()))
            .entrySet()
            .stream()
            .map(entry -> CellRuns.of(entry.getKey(), entry.getValue()))
            .toList();
    return new Study(metric, bestFirst(metric, cells), choosing);
  }

  private static List<CellRuns> bestFirst(Metric metric, List<CellRuns> cells) {
    double worst =
        cells.stream()
            .flatMap(cell -> cell.withValue().stream())
            .map(Run::value)
            .reduce((a, b) -> metric.improvement(a, b) < 0 ? a : b)
            .orElse(0.0);
    Comparator<CellRuns> byMean =
        Comparator.comparingDouble(cell -> -metric.improvement(cell.meanWith(worst), 0));
    return cells.stream()
        .sorted(
            byMean.thenComparing(cell -> -cell.withValue().size()).thenComparing(CellRuns::cell))
        .toList();
  }

  public Metric metric() {
    return metric;
  }

  /** One per cell, the best first. */
  public List<CellSummary> summaries() {
    return cells.stream().map(CellRuns::summary).toList();
  }

  /**
   * Cells against each other: at most six in every pair; of more, those that differ only in their
   * init, and the best of all with the best of each such group. Whichever are shown, p-values are
   * corrected for all pairs of cells.
   */
  public synchronized List<Comparison> comparisons() {
    if (comparisons == null) {
      List<PairedDifference> pairs =
          ShownPairs.of(cells).stream()
              .map(pair -> PairedDifference.of(metric, pair.cell(), pair.against(), choosing))
              .toList();
      comparisons = Comparison.of(pairs, correction(), choosing);
    }
    return comparisons;
  }

  /** Holm's where it has enough power, for few cells or many seeds; else the sign-flip test. */
  private synchronized Correction correction() {
    if (correction == null) {
      correction =
          cells.size() > ShownPairs.FEW && SignFlips.canTest(cells)
              ? SignFlips.of(metric, cells)
              : new HolmOverAllPairs(cells.size());
    }
    return correction;
  }

  /** What explains the variance; empty if it cannot be attributed. */
  public Optional<Attribution> attribution() {
    return Attribution.of(cells);
  }

  /** The best cell; empty if no run completed. */
  public Optional<Headline.Leading> headline() {
    if (cells.isEmpty() || cells.get(0).values().length == 0) {
      return Optional.empty();
    }
    List<CellRuns> leaders = cells.stream().filter(cells.get(0)::hasSameRuns).toList();
    Optional<CellRuns> rival = cells.stream().filter(cell -> !leaders.contains(cell)).findFirst();
    return Optional.of(
        new Headline.Leading(
            metric,
            leaders.stream().map(CellRuns::summary).toList(),
            rival.map(CellRuns::summary).orElse(null),
            rival.map(cell -> comparison(cells.get(0), cell)).orElse(null),
            rival.map(cell -> open(leaders, cell)).orElse(List.of())));
  }

  /** Cells, other than leaders and rival, that do not differ significantly from the best. */
  private List<Cell> open(List<CellRuns> leaders, CellRuns rival) {
    List<Cell> named =
        Stream.concat(leaders.stream(), Stream.of(rival)).map(CellRuns::cell).toList();
    return comparisons().stream()
        .filter(comparison -> comparison.cell().equals(cells.get(0).cell()))
        .filter(comparison -> !comparison.isSignificant())
        .map(Comparison::against)
        .filter(cell -> !named.contains(cell))
        .toList();
  }

  /** The cells, the best first. */
  public List<Cell> ranking() {
    return cells.stream().map(CellRuns::cell).toList();
  }

  /**
   * Two of the cells, the first of which is before the other in {@link #ranking}: any pair, whether
   * {@link #comparisons} has it or not.
   */
  public Comparison compare(Cell better, Cell worse) {
    return comparison(runs(better), runs(worse));
  }

  private CellRuns runs(Cell cell) {
    return cells.stream().filter(each -> each.cell().equals(cell)).findFirst().orElseThrow();
  }

  /** As in the table, corrected for all pairs, so that the headline never claims more. */
  private Comparison comparison(CellRuns first, CellRuns other) {
    return comparisons().stream()
        .filter(pair -> pair.cell().equals(first.cell()) && pair.against().equals(other.cell()))
        .findFirst()
        .orElseGet(
            () ->
                Comparison.of(
                        List.of(PairedDifference.of(metric, first, other, choosing)),
                        correction(),
                        choosing)
                    .get(0));
  }
}
