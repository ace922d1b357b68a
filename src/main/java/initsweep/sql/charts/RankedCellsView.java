package initsweep.sql.charts;

import static org.apache.spark.sql.functions.dense_rank;

import initsweep.run.RunKey;
import initsweep.sql.views.RunCells;
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
import org.apache.spark.sql.expressions.Window;

/**
 * The view {@code ranked_cells} of the page, one row per run: its cell; what the cells of one chart
 * share, {@code setting}, and what distinguishes them, {@code series}; the cell without its hidden
 * layers, {@code line}; the cell's rank, {@code place}, 1 being the best; whether it is the best of
 * its setting or not settled from that, {@code in_setting}; and the rank of the run's seed among
 * those of the cell, {@code nth}.
 */
public final class RankedCellsView {
  private static final String LABEL =
      "cell STRING, setting STRING, series STRING, line STRING, place INT, in_setting STRING";

  private RankedCellsView() {}

  /**
   * @return its rows
   */
  public static Dataset<Row> register(StudiesOfRuns runs) {
    RunCells cells = runs.cells();
    Studies studies = runs.studies();
    Map<Cell, String> standings = Standings.of(studies);
    Map<Cell, Row> labels = new HashMap<>();
    for (Cell cell : bestFirst(studies, cells)) {
      labels.put(cell, label(cell, studies.keys(), labels.size() + 1, standings.get(cell)));
    }
    Dataset<Row> ranked =
        cells
            .labelled(LABEL, labels::get, "run_id", "seed")
            .withColumn(
                "nth", dense_rank().over(Window.partitionBy("place").orderBy("seed", "run_id")))
            .drop("seed");
    ranked.createOrReplaceTempView("ranked_cells");
    return ranked;
  }

  /** The cells by accuracy, else by loss; if nothing was trained, in the order of their values. */
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

  private static Row label(Cell cell, VaryingKeys keys, int place, String standing) {
    List<Object> values = new ArrayList<>();
    values.add(cell.toString());
    values.add(cell.without(keys.series()).toString());
    values.add(cell.only(keys.series()).toString());
    values.add(line(cell, keys));
    values.add(place);
    values.add(standing);
    return RowFactory.create(values.toArray());
  }
}
