package initsweep.sql.charts;

import static org.apache.spark.sql.functions.expr;

import initsweep.run.RunKey;
import initsweep.sql.views.NetworkKinds;
import initsweep.sql.views.RunCells;
import initsweep.sql.views.RunSeeds;
import initsweep.sql.views.StudiesOfRuns;
import initsweep.statistics.Cell;
import initsweep.statistics.CellSummary;
import initsweep.statistics.Studies;
import initsweep.statistics.Study;
import initsweep.statistics.VaryingKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The view {@code ranked_runs} of the page: every column of the runs of the cells that are ranked,
 * and of each run its cell; what the cells of one chart share, {@code setting}, and what distinguishes them,
 * {@code series}; the cell without its hidden layers, {@code line}; the cell's rank, {@code place},
 * 1 being the best; whether it is the best of its setting or not settled from that, {@code
 * in_setting}; the points of the cell on {@link Axes}; its {@code network} in {@link NetworkViews},
 * null if theory is not asked; {@link ShownColumn}; and the rank of the run's seed among those of
 * the cell, {@code nth}, null behind the first {@value RunSeeds#FIRST}.
 */
public final class RankedRunsView {
  private static final String LABELS =
      "cell STRING, setting STRING, series STRING, line STRING, place INT, in_setting STRING, axes "
          + Axes.TYPE
          + ", first_seeds ARRAY<BIGINT>, network INT";

  private RankedRunsView() {}

  /**
   * @param shown the metric of {@link ShownColumn}; null for none
   */
  public static void register(StudiesOfRuns runs, NetworkKinds networks, String shown) {
    RunCells cells = runs.cells();
    Axes axes = new Axes(cells.keys(), cells.cells());
    Map<Cell, String> standings = Standings.of(runs.studies());
    Map<Cell, List<Object>> labels = new HashMap<>();
    for (Cell cell : bestFirst(runs.studies(), cells)) {
      List<Object> label = label(cell, cells.keys(), labels.size() + 1, standings.get(cell));
      label.add(axes.of(cell));
      label.add(runs.seeds().first(cell));
      labels.put(cell, label);
    }
    Dataset<Row> labelled =
        cells.labelled(
            LABELS,
            kind -> label(labels.get(kind.cell()), networks.byKind().get(kind.config())),
            "*");
    ShownColumn.added(labelled, shown)
        .withColumn("nth", expr("nullif(array_position(first_seeds, seed), 0)"))
        .createOrReplaceTempView("ranked_runs");
  }

  /**
   * The cells by accuracy, else by loss, without those that were not trained; if nothing was
   * trained, in the order of their values.
   */
  private static Collection<Cell> bestFirst(Studies studies, RunCells all) {
    Set<Cell> cells = new LinkedHashSet<>();
    for (Study study : studies.compared()) {
      study.summaries().stream().map(CellSummary::cell).forEach(cells::add);
    }
    return cells.isEmpty() ? all.cells() : cells;
  }

  /** Where only the hidden layers vary, the one line is that of the networks all runs share. */
  private static String line(Cell cell, VaryingKeys keys) {
    String line = cell.without(RunKey.HIDDEN).toString();
    return line.isEmpty()
        ? keys.value(cell, RunKey.ACTIVATION) + " " + keys.value(cell, RunKey.INIT)
        : line;
  }

  private static List<Object> label(Cell cell, VaryingKeys keys, int place, String standing) {
    List<Object> values = new ArrayList<>();
    values.add(cell.toString());
    values.add(cell.without(keys.series()).toString());
    values.add(cell.only(keys.series()).toString());
    values.add(line(cell, keys));
    values.add(place);
    values.add(standing);
    return values;
  }

  private static Row label(List<Object> ofCell, Integer network) {
    if (ofCell == null) {
      return null;
    }
    List<Object> values = new ArrayList<>(ofCell);
    values.add(network);
    return RowFactory.create(values.toArray());
  }
}
