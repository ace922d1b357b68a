package initsweep.sql.views;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import initsweep.statistics.Cell;
import initsweep.statistics.VaryingKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Labels of cells, joined to every run of the cell.
 *
 * @param columns the labels' names and types, as the fields of a structure in DDL
 */
public record CellLabels(VaryingKeys keys, String columns, Function<Cell, Row> label) {

  /** One row per evaluated run: run_id, seed and the labels of its cell. */
  public Dataset<Row> of(Collection<Cell> cells, SparkSession spark) {
    List<Row> rows = new ArrayList<>();
    cells.forEach(cell -> rows.add(row(cell)));
    String[] names = keys.varying().stream().map(ConfigColumns::name).toArray(String[]::new);
    Column[] texts =
        Stream.concat(
                Stream.of(col("run_id"), col("seed")),
                Stream.of(ConfigColumns.texts(keys.varying())))
            .toArray(Column[]::new);
    return EvaluatedRuns.of(spark)
        .select(texts)
        .join(broadcast(spark.createDataFrame(rows, schema())), names)
        .select("run_id", "seed", "label.*");
  }

  private Row row(Cell cell) {
    List<Object> values = new ArrayList<>(cell.values().values());
    values.add(label.apply(cell));
    return RowFactory.create(values.toArray());
  }

  /** The label is a structure, since one of its columns may have the same name as a key. */
  private StructType schema() {
    return StructType.fromDDL(
        keys.varying().stream().map(ConfigColumns::name).collect(joining(" STRING, "))
            + " STRING, label STRUCT<%s>".formatted(columns));
  }
}
