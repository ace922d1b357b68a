package initsweep.sql.charts;

import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.col;

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
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The view {@code labelled_runs} of the page: every column of the runs that are compared, and of
 * each run its cell; what the cells of one chart share, {@code setting}, and what distinguishes
 * them, {@code series}; the cell without its hidden layers, {@code line}; the cell's rank, {@code
 * place}, 1 being the best, null for a cell that was not trained beside others that were; whether
 * it is the best of its setting or not settled from that, {@code in_setting}; the points of the
 * cell on {@link Axes}; its {@code network} in {@link NetworkViews}, null if theory is not asked;
 * {@link ShownColumn}. The view {@code first_runs} has those of them with one of the first {@value
 * RunSeeds#FIRST} seeds of their cell, and {@code nth}, the rank of the seed among these.
 */
public final class LabelledRunsView {
  private static final String LABELS =
      "cell STRING, setting STRING, series STRING, line STRING, place INT, in_setting STRING, axes "
          + Axes.TYPE
          + ", first_seeds ARRAY<BIGINT>, network INT";

  private LabelledRunsView() {}

  /**
   * @param shown the metric of {@link ShownColumn}; null for none
   */
  public static void register(StudiesOfRuns runs, NetworkKinds networks, String shown) {
    RunCells cells = runs.cells();
    Axes axes = new Axes(cells.keys(), cells.cells());
    Map<Cell, String> standings = Standings.of(runs.studies());
    Map<Cell, Integer> places = places(runs.studies(), cells);
    Dataset<Row> labelled =
        cells.labelled(
            LABELS,
            kind -> {
              Cell cell = kind.cell();
              return RowFactory.create(
                  cell.toString(),
                  cell.without(cells.keys().series()).toString(),
                  cell.only(cells.keys().series()).toString(),
                  line(cell, cells.keys()),
                  places.get(cell),
                  standings.get(cell),
                  axes.of(cell),
                  runs.seeds().first(cell),
                  networks.byKind().get(kind.config()));
            },
            "*");
    Dataset<Row> all = ShownColumn.added(labelled, shown);
    all.createOrReplaceTempView("labelled_runs");
    all.filter(col("seed").leq(runs.seeds().lastOfFirst())) // lets files be skipped
        .withColumn("nth", array_position(col("first_seeds"), col("seed")))
        .filter("nth > 0")
        .createOrReplaceTempView("first_runs");
  }

  /** By accuracy, else by loss; if nothing was trained, in the order of the cells' values. */
  private static Map<Cell, Integer> places(Studies studies, RunCells all) {
    Map<Cell, Integer> places = new HashMap<>();
    for (Study study : studies.compared()) {
      for (CellSummary summary : study.summaries()) {
        places.putIfAbsent(summary.cell(), places.size() + 1);
      }
    }
    if (places.isEmpty()) {
      all.cells().forEach(cell -> places.put(cell, places.size() + 1));
    }
    return places;
  }

  /** Where only the hidden layers vary, the one line is that of the networks all runs share. */
  private static String line(Cell cell, VaryingKeys keys) {
    String line = cell.without(RunKey.HIDDEN).toString();
    return line.isEmpty()
        ? keys.value(cell, RunKey.ACTIVATION) + " " + keys.value(cell, RunKey.INIT)
        : line;
  }
}
