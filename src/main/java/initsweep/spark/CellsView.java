package initsweep.spark;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.dense_rank;

import initsweep.statistics.Cell;
import initsweep.statistics.CellSummary;
import initsweep.statistics.Metric;
import initsweep.train.RunKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;

/**
 * The view {@code cells}: which cell each run belongs to. {@code setting} is the cell without its
 * init, {@code line} the cell without its hidden layers, {@code place} its rank, 1 being the best,
 * and {@code nth} the rank of the run's seed among those of the cell.
 */
final class CellsView {
  private CellsView() {}

  /** Needs the view {@code runs}. */
  static void register(SparkSession spark, Studies studies) {
    VaryingKeys keys = studies.keys();
    Column[] columns =
        Stream.concat(Stream.of(col("run_id"), col("seed")), keys.columns()).toArray(Column[]::new);
    Dataset<Row> runs = spark.table("runs").select(columns);
    List<Row> cells = new ArrayList<>();
    for (Cell cell : bestFirst(studies, runs)) {
      cells.add(row(cell, keys, cells.size() + 1));
    }
    String[] names = keys.varying().stream().map(RunKey::toString).toArray(String[]::new);
    runs.join(broadcast(spark.createDataFrame(cells, schema(names))), names)
        .withColumn("nth", dense_rank().over(Window.partitionBy("place").orderBy("seed", "run_id")))
        .select("run_id", "cell", "setting", "line", "place", "nth")
        .createOrReplaceTempView("cells");
  }

  /** By accuracy, else by loss; where nothing was trained, by name. */
  private static Set<Cell> bestFirst(Studies studies, Dataset<Row> runs) {
    Set<Cell> cells = new LinkedHashSet<>();
    for (Metric metric : Metric.values()) {
      studies.of(metric).summaries().stream().map(CellSummary::cell).forEach(cells::add);
    }
    if (cells.isEmpty()) {
      runs.drop("run_id", "seed").distinct().collectAsList().stream()
          .map(studies.keys()::cell)
          .sorted((a, b) -> a.toString().compareTo(b.toString()))
          .forEach(cells::add);
    }
    return cells;
  }

  private static Row row(Cell cell, VaryingKeys keys, int place) {
    List<Object> values = new ArrayList<>(cell.values().values());
    values.add(cell.toString());
    values.add(cell.without(RunKey.INIT).toString());
    values.add(cell.without(RunKey.HIDDEN).toString());
    values.add(place);
    return RowFactory.create(values.toArray());
  }

  private static StructType schema(String[] keys) {
    return StructType.fromDDL(
        String.join(" STRING, ", keys)
            + " STRING, cell STRING, setting STRING, line STRING, place INT");
  }
}
