package initsweep.sql.charts;

import static org.apache.spark.sql.functions.dense_rank;

import initsweep.run.RunKey;
import initsweep.sql.views.CellLabels;
import initsweep.sql.views.ConfigColumns;
import initsweep.sql.views.EvaluatedRuns;
import initsweep.statistics.Cell;
import initsweep.statistics.CellSummary;
import initsweep.statistics.Studies;
import initsweep.statistics.Study;
import initsweep.statistics.VaryingKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
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
   * Needs the view {@code runs}.
   *
   * @return all cells of evaluated runs
   */
  public static Set<Cell> register(SparkSession spark, Studies studies) {
    VaryingKeys keys = studies.keys();
    Map<Cell, Integer> places = new HashMap<>();
    bestFirst(studies, EvaluatedRuns.of(spark))
        .forEach(cell -> places.put(cell, places.size() + 1));
    Map<Cell, String> standings = Standings.of(studies);
    new CellLabels(keys, LABEL, cell -> label(cell, keys, places.get(cell), standings.get(cell)))
        .of(places.keySet(), spark)
        .withColumn("nth", dense_rank().over(Window.partitionBy("place").orderBy("seed", "run_id")))
        .drop("seed")
        .createOrReplaceTempView("ranked_cells");
    return places.keySet();
  }

  /** The cells by accuracy, else by loss; if nothing was trained, in the order of their values. */
  private static Set<Cell> bestFirst(Studies studies, Dataset<Row> runs) {
    Set<Cell> cells = new LinkedHashSet<>();
    for (Study study : studies.compared()) {
      study.summaries().stream().map(CellSummary::cell).forEach(cells::add);
    }
    if (cells.isEmpty()) {
      runs.select(ConfigColumns.texts(studies.keys().varying())).distinct().collectAsList().stream()
          .map(row -> ConfigColumns.cell(studies.keys(), row))
          .sorted()
          .forEach(cells::add);
    }
    return cells;
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
