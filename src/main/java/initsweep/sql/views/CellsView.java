package initsweep.sql.views;

import static java.util.stream.Collectors.joining;

import initsweep.statistics.Cell;
import initsweep.statistics.VaryingKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * The view {@code cells}, one row per run that is compared: the name of its cell, the keys that
 * tell cells apart, the run, and the place of the cell in their order. A key with numeric values is
 * a numeric column, so that it sorts as a number; any other, including {@code hidden}, has its
 * canonical text.
 */
public final class CellsView {
  private CellsView() {}

  /** Needs the view {@code runs}. */
  public static void register(SparkSession spark) {
    VaryingKeys keys = ConfigColumns.varying(spark);
    RunCells cells = RunCells.of(spark, keys);
    Map<Cell, Row> labels = new HashMap<>();
    cells.cells().forEach(cell -> labels.put(cell, label(cell, labels.size() + 1)));
    String columns =
        "cell STRING, %s, cell_order INT"
            .formatted(
                keys.varying().stream().map(ConfigColumns::definition).collect(joining(", ")));
    cells
        .labelled(columns, labels, "run_id")
        .selectExpr("* EXCEPT (run_id, cell_order)", "run_id", "cell_order")
        .createOrReplaceTempView("cells");
  }

  private static Row label(Cell cell, int place) {
    List<Object> values = new ArrayList<>(List.of(cell.toString()));
    cell.values().forEach((key, text) -> values.add(ConfigColumns.value(key, text)));
    values.add(place);
    return RowFactory.create(values.toArray());
  }
}
