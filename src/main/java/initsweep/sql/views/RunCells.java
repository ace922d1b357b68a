package initsweep.sql.views;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import initsweep.statistics.Cell;
import initsweep.statistics.VaryingKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The cells of the evaluated runs. A run's cell follows from its configuration without the seed.
 */
public final class RunCells {
  private final SparkSession spark;
  private final Map<String, Cell> byKind;

  private RunCells(SparkSession spark, Map<String, Cell> byKind) {
    this.spark = spark;
    this.byKind = byKind;
  }

  /** Needs the view {@code runs}. */
  public static RunCells of(SparkSession spark, VaryingKeys keys) {
    return new RunCells(spark, ConfigColumns.cellsOfKinds(EvaluatedRuns.of(spark), keys));
  }

  /** Each once, in the order of their values. */
  public Set<Cell> cells() {
    return new TreeSet<>(byKind.values());
  }

  /**
   * One row per evaluated run whose cell has a label.
   *
   * @param columns the labels' names and types, as the fields of a structure in DDL
   * @param kept columns of the run, which stand before those of its label
   */
  public Dataset<Row> labelled(String columns, Map<Cell, Row> labels, String... kept) {
    List<Row> rows = new ArrayList<>();
    byKind.forEach(
        (kind, cell) -> {
          if (labels.containsKey(cell)) {
            rows.add(RowFactory.create(kind, labels.get(cell)));
          }
        });
    Column[] withKind =
        Stream.concat(Stream.of(kept).map(name -> col(name)), Stream.of(ConfigColumns.KIND))
            .toArray(Column[]::new);
    return EvaluatedRuns.of(spark)
        .select(withKind)
        .join(broadcast(spark.createDataFrame(rows, schema(columns))), "kind")
        .drop("kind")
        .selectExpr("* EXCEPT (label)", "label.*");
  }

  /** The label is a structure, since one of its columns may have the same name as another. */
  private static StructType schema(String columns) {
    return StructType.fromDDL("kind STRING, label STRUCT<%s>".formatted(columns));
  }
}
