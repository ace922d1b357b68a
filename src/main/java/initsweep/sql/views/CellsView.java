package initsweep.sql.views;

import static java.util.stream.Collectors.joining;

import initsweep.statistics.Cell;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The view {@code cells}, one row per run that is compared: the name of its cell, the keys that
 * tell cells apart, the run, and the place of the cell in their order. A key with numeric values is
 * a numeric column, so that it sorts as a number; any other, including {@code hidden}, has its
 * canonical text.
 */
public final class CellsView {
  private CellsView() {}

  public static void register(RunCells cells) {
    String columns =
        "cell STRING, %s, cell_order INT"
            .formatted(
                cells.keys().varying().stream()
                    .map(ConfigColumns::definition)
                    .collect(joining(", ")));
    cells
        .labelled(columns, kind -> label(kind.cell(), cells.place(kind.cell()) + 1), "run_id")
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
