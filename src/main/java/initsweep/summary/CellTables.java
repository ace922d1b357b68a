package initsweep.summary;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import initsweep.result.InitialEvidence.Judged;
import initsweep.result.Margin;
import initsweep.result.Status;
import initsweep.statistics.Cell;
import initsweep.statistics.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * The answers of the built-in queries {@code accuracy-by-cell} and {@code verdicts-by-cell} without
 * the columns of the cell's keys.
 *
 * @param cells the runs of each, in the order of the cells
 */
record CellTables(SortedMap<Cell, List<EndedRun>> cells) {
  static final List<String> ACCURACY =
      List.of(
          "cell",
          "runs",
          "completed",
          "diverged",
          "failed",
          "final_loss",
          "test_loss",
          "test_accuracy",
          "test_accuracy_sd",
          "worst",
          "best");

  /** Decimals to which means are compared: beyond, they differ only by the order of summation. */
  private static final int EXACT = 12;

  static List<String> verdictColumns() {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "cell",
                "runs",
                "verdict",
                "share",
                "verdict_limit",
                "verdict_margin",
                "gradient_verdict",
                "gradient_share",
                "gradient_margin",
                "input_insensitive",
                "input_margin",
                "training_verdict"));
    columns.addAll(EndedRun.EVIDENCE);
    return columns;
  }

  private record Placed(Double score, long completed, List<Object> row) {}

  /**
   * The table by accuracy, best cell first: a run without accuracy counts as the worst run that has
   * one.
   */
  List<List<Object>> accuracy() {
    Double min =
        new Aggregates(cells.values().stream().flatMap(List::stream).toList())
            .min(metric(Metric.TEST_ACCURACY));
    Function<EndedRun, Double> judged =
        run -> run.metrics().getOrDefault(Metric.TEST_ACCURACY, min);
    Comparator<Placed> bestFirst =
        comparing(Placed::score, nullsLast(reverseOrder()))
            .thenComparing(Placed::completed, reverseOrder());
    return cells.entrySet().stream()
        .map(
            cell -> {
              Aggregates runs = new Aggregates(cell.getValue());
              return new Placed(
                  rounded(runs.average(judged)),
                  runs.count(run -> run.status() == Status.COMPLETED),
                  accuracy(cell.getKey(), runs));
            })
        .sorted(bestFirst)
        .map(Placed::row)
        .toList();
  }

  private static Double rounded(Double value) {
    return value == null || value.isNaN() || value.isInfinite()
        ? value
        : (Double) BigDecimal.valueOf(value).setScale(EXACT, RoundingMode.HALF_UP).doubleValue();
  }

  private static List<Object> accuracy(Cell cell, Aggregates runs) {
    Function<EndedRun, Double> accuracy = metric(Metric.TEST_ACCURACY);
    return Arrays.asList(
        cell.toString(),
        (long) runs.runs().size(),
        runs.count(run -> run.status() == Status.COMPLETED),
        runs.count(run -> run.status() == Status.DIVERGED),
        runs.count(run -> run.status() == Status.FAILED),
        runs.average(metric(Metric.FINAL_LOSS)),
        runs.average(metric(Metric.TEST_LOSS)),
        runs.average(accuracy),
        runs.deviation(accuracy),
        runs.min(accuracy),
        runs.max(accuracy));
  }

  private static Function<EndedRun, Double> metric(Metric metric) {
    return run -> run.metrics().get(metric);
  }

  /** The table of verdicts, in the order of the cells. */
  List<List<Object>> verdicts() {
    return cells.entrySet().stream()
        .map(cell -> verdicts(cell.getKey(), new Aggregates(cell.getValue())))
        .toList();
  }

  private static List<Object> verdicts(Cell cell, Aggregates runs) {
    String verdict = runs.mode(EndedRun::verdict);
    String gradientVerdict = runs.mode(EndedRun::gradientVerdict);
    Margin nearest = nearest(runs, Judged::forward);
    List<Object> row =
        new ArrayList<>(
            Arrays.asList(
                cell.toString(),
                (long) runs.runs().size(),
                verdict,
                runs.share(EndedRun::verdict, verdict),
                nearest.limit(),
                nearest.factor(),
                gradientVerdict,
                runs.share(EndedRun::gradientVerdict, gradientVerdict),
                nearest(runs, Judged::gradient).factor(),
                runs.average(CellTables::insensitivity),
                nearest(runs, Judged::input).factor(),
                runs.mode(EndedRun::trainingVerdict)));
    EndedRun.EVIDENCE.forEach(name -> row.add(runs.average(run -> run.evidence().get(name))));
    return row;
  }

  /** Of the run that is nearest to another verdict. */
  private static Margin nearest(Aggregates runs, Function<Judged, Margin> ofVerdict) {
    return runs.runs().stream()
        .map(run -> run.margin(ofVerdict))
        .filter(margin -> margin.factor() != null)
        .min(comparing(Margin::factor).thenComparing(Margin::limit))
        .orElse(Margin.NONE);
  }

  private static Double insensitivity(EndedRun run) {
    if (run.inputInsensitive() == null) {
      return null;
    }
    return run.inputInsensitive() ? 1.0 : 0.0;
  }
}
