package initsweep.sql.charts;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import initsweep.statistics.Cell;
import initsweep.statistics.CellSummary;
import initsweep.statistics.Comparison;
import initsweep.statistics.Finding;
import initsweep.statistics.Studies;
import initsweep.statistics.Study;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where cells stand among those that differ from them only in the key that charts show side by
 * side, the rows of the heat map: {@code best}, {@code not_settled} if they may be as good, or
 * {@code too_few_seeds} if that cannot be told. By test accuracy, else by loss, with the p-values
 * of the comparisons.
 */
final class Standings {
  private static final String BEST = "best";

  /** More cells than the page shows are not compared. */
  private static final int MAX_CELLS = 2_000;

  private Standings() {}

  /** Empty if nothing was trained; without the cells that are significantly worse. */
  static Map<Cell, String> of(Studies studies) {
    Map<Cell, String> standings = new HashMap<>();
    studies.compared().stream()
        .filter(study -> study.headline().isPresent())
        .findFirst()
        .ifPresent(study -> rows(study, studies).forEach(row -> standings.putAll(row(study, row))));
    return standings;
  }

  private static List<List<CellSummary>> rows(Study study, Studies studies) {
    return study.summaries().stream()
        .limit(MAX_CELLS)
        .collect(
            groupingBy(
                summary -> summary.cell().without(studies.keys().series()),
                LinkedHashMap::new,
                toList()))
        .values()
        .stream()
        .filter(row -> row.size() > 1 && row.get(0).completed() > 0)
        .toList();
  }

  /**
   * @param row the best first
   */
  private static Map<Cell, String> row(Study study, List<CellSummary> row) {
    Map<Cell, String> standings = new HashMap<>();
    Cell best = row.get(0).cell();
    standings.put(best, BEST);
    for (CellSummary other : row.subList(1, row.size())) {
      Comparison comparison = study.compare(best, other.cell());
      if (comparison.finding() == Finding.EQUAL) {
        standings.put(other.cell(), BEST);
      } else if (!comparison.isSignificant()) {
        standings.put(other.cell(), open(comparison).toString());
      }
    }
    return standings;
  }

  /** Of two seeds no two results differ significantly, however far apart they are. */
  private static Finding open(Comparison comparison) {
    return comparison.holm() == null ? Finding.TOO_FEW_SEEDS : Finding.NOT_SETTLED;
  }
}
