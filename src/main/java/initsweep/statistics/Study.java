package initsweep.statistics;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * One metric of the runs of a sweep. Cells are in order, the best first, by the mean over their
 * runs; to put them in order, and for nothing else, a run that did not complete counts as the worst
 * value that any run completed with.
 */
public final class Study {
  private final Metric metric;
  private final List<CellRuns> cells; // best first

  private Study(Metric metric, List<CellRuns> cells) {
    this.metric = metric;
    this.cells = cells;
  }

  /**
   * @param runs all of a sweep, also those that diverged or failed. Where completed runs do not
   *     have the metric, as without labels, the study is empty
   * @throws IllegalStateException if a cell has a seed twice
   */
  public static Study of(Metric metric, List<Run> runs) {
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
    return new Study(metric, bestFirst(metric, cells));
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
            byMean
                .thenComparing(cell -> -cell.withValue().size())
                .thenComparing(cell -> cell.cell().toString()))
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
   * Cells against each other. At most six cells: every pair. More: within each group of cells that
   * differ only in their init, every pair of at most six and in a larger group each cell against
   * the best. Holm's correction is over the pairs of a group.
   */
  public List<Comparison> comparisons() {
    return Families.of(cells).stream().flatMap(family -> compared(family).stream()).toList();
  }

  private List<Comparison> compared(List<Families.Pair> family) {
    return Comparison.family(
        family.stream()
            .map(pair -> PairedDifference.of(metric, pair.cell(), pair.against()))
            .toList());
  }

  /** Whose doing the variance is; nothing if it cannot be told. */
  public Optional<Attribution> attribution() {
    return Attribution.of(cells);
  }

  /** What won; nothing if no run completed. */
  public Optional<Headline> headline() {
    if (cells.isEmpty() || cells.get(0).values().length == 0) {
      return Optional.empty();
    }
    CellSummary winner = cells.get(0).summary();
    if (cells.size() == 1) {
      return Optional.of(new Headline(metric, winner, null, null));
    }
    Families.Pair first = new Families.Pair(cells.get(0), cells.get(1));
    return Optional.of(new Headline(metric, winner, cells.get(1).summary(), comparison(first)));
  }

  /** As in the table where the table has it, so that the headline never claims more. */
  private Comparison comparison(Families.Pair pair) {
    List<Families.Pair> family =
        Families.of(cells).stream()
            .filter(pairs -> pairs.contains(pair))
            .findFirst()
            .orElse(List.of(pair));
    return compared(family).get(family.indexOf(pair));
  }
}
