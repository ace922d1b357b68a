package initsweep.spark;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import initsweep.statistics.Cell;
import initsweep.train.RunKey;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Which keys differ between the runs of a table, whatever was planned. Seeds do not count: runs
 * that differ in nothing else are one cell.
 *
 * @param varying the keys that differ; activation and init where none does, so that a cell has a
 *     name
 * @param shared the one value of every other key
 */
public record VaryingKeys(Set<RunKey> varying, Map<RunKey, String> shared) {
  private static final List<RunKey> KEYS =
      Arrays.stream(RunKey.values()).filter(key -> key != RunKey.SEED).toList();

  public VaryingKeys {
    varying = Collections.unmodifiableSet(varying);
    shared = Collections.unmodifiableMap(shared);
  }

  /** Of the column {@code config}, whose values are canonical texts. */
  private static final StructType CONFIG =
      StructType.fromDDL(
          Arrays.stream(RunKey.values()).map(key -> key + " STRING").collect(joining(", ")));

  /** Of the view {@code runs}. */
  static VaryingKeys of(Dataset<Row> runs) {
    Dataset<Row> keys = runs.select(from_json(col("config"), CONFIG).as("keys")).select("keys.*");
    Column[] ends =
        KEYS.stream()
            .flatMap(key -> Stream.of(min(col(key.toString())), max(col(key.toString()))))
            .toArray(Column[]::new);
    Row row = keys.select(ends).head();
    Set<RunKey> varying = EnumSet.noneOf(RunKey.class);
    Map<RunKey, String> shared = new EnumMap<>(RunKey.class);
    for (int i = 0; i < KEYS.size(); i++) {
      if (row.getString(2 * i).equals(row.getString(2 * i + 1))) {
        shared.put(KEYS.get(i), row.getString(2 * i));
      } else {
        varying.add(KEYS.get(i));
      }
    }
    if (varying.isEmpty()) {
      varying.addAll(List.of(RunKey.ACTIVATION, RunKey.INIT));
    }
    return new VaryingKeys(varying, shared);
  }

  /** A column for every key that varies, out of the view {@code runs}. */
  Stream<Column> columns() {
    Column config = from_json(col("config"), CONFIG);
    return varying.stream().map(key -> config.getField(key.toString()).as(key.toString()));
  }

  /** The cell of a row that has a column for every key that varies. */
  Cell cell(Row row) {
    Map<RunKey, String> values = new EnumMap<>(RunKey.class);
    varying.forEach(key -> values.put(key, row.getAs(key.toString())));
    return new Cell(values);
  }

  /** A key's value in a cell, be it the cell's own or that of all. */
  String value(Cell cell, RunKey key) {
    return cell.values().getOrDefault(key, shared.get(key));
  }
}
