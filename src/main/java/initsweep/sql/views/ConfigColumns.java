package initsweep.sql.views;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.replace;

import initsweep.run.ConfigKey;
import initsweep.run.RunKey;
import initsweep.statistics.Cell;
import initsweep.statistics.VaryingKeys;
import initsweep.statistics.tuning.TuningPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The keys of the runs' configurations as columns, read from the column {@code config}. */
public final class ConfigColumns {
  /** Every value as its text; lists as JSON. */
  private static final StructType CONFIG =
      StructType.fromDDL(
          RunKey.values().stream().map(key -> key + " STRING, ").collect(joining())
              + "probe STRUCT<at STRING, inputs STRING, histogram STRUCT<bins STRING, range"
              + " STRING>, jacobian STRING, curvature STRING>, evaluate STRUCT<every STRING, train"
              + " STRING>, validation STRING");

  private static final String SEED = "\"seed\":\"?[0-9]+\"?";

  /** The configuration with one seed for all: the same text for every run of a cell. */
  static final Column KIND =
      regexp_replace(col("config"), lit(SEED), lit("\"seed\":\"0\"")).as("kind");

  /** The tuning runs of the first rung, where every cell is present and trained equally long. */
  private static final String FIRST_RUNG = "stage = 'tune' AND rung = 1";

  private ConfigColumns() {}

  /** The keys that vary in the view {@code runs}, except tuned keys. */
  static VaryingKeys varying(SparkSession spark) {
    TuningPlan plan = TuningSetting.plan(spark);
    boolean isTried = plan.isTuned() && !firstRung(spark).isEmpty();
    Dataset<Row> runs = isTried ? firstRung(spark) : EvaluatedRuns.of(spark);
    Dataset<Row> texts = kinds(runs).select(texts(Cell.KEYS));
    Column[] ends =
        Cell.KEYS.stream()
            .map(key -> col(name(key)))
            .flatMap(column -> Stream.of(min(column), max(column)))
            .toArray(Column[]::new);
    Row row = texts.select(ends).head();
    return VaryingKeys.between(
            key -> row.getString(2 * Cell.KEYS.indexOf(key)),
            key -> row.getString(2 * Cell.KEYS.indexOf(key) + 1))
        .without(plan.keys());
  }

  /**
   * Each configuration once for all seeds, as parsing JSON takes longer than everything else here.
   * Collected, since Spark drops a DISTINCT below a minimum.
   */
  private static Dataset<Row> kinds(Dataset<Row> runs) {
    List<String> configs = runs.select(KIND).distinct().as(Encoders.STRING()).collectAsList();
    return runs.sparkSession().createDataset(configs, Encoders.STRING()).toDF("config");
  }

  /** The cell of each {@link #KIND}. */
  static Map<String, Cell> cellsOfKinds(Dataset<Row> runs, VaryingKeys keys) {
    List<Column> columns = new ArrayList<>(List.of(texts(keys.varying())));
    columns.add(col("config"));
    Map<String, Cell> cells = new HashMap<>();
    kinds(runs)
        .select(columns.toArray(Column[]::new))
        .collectAsList()
        .forEach(row -> cells.put(row.getAs("config"), cell(keys, row)));
    return cells;
  }

  private static Dataset<Row> firstRung(SparkSession spark) {
    return spark.table("runs").filter(FIRST_RUNG);
  }

  /** Columns with the canonical text of each key, read from the view {@code runs}. */
  public static Column[] texts(Collection<ConfigKey> keys) {
    Column config = from_json(col("config"), CONFIG);
    return keys.stream().map(key -> text(config, key).as(name(key))).toArray(Column[]::new);
  }

  private static Column text(Column config, ConfigKey key) {
    Column value = config;
    for (String part : key.toString().split("\\.", -1)) {
      value = value.getField(part);
    }
    return replace(coalesce(value, lit(key.defaultText())), lit("\""), lit(""));
  }

  /** The cell of a row with the {@link #texts} of the keys that vary. */
  public static Cell cell(VaryingKeys keys, Row row) {
    return keys.cell(key -> row.getAs(name(key)));
  }

  /** As the column of {@code runs} for the same key, if there is one. */
  public static String name(ConfigKey key) {
    return key.toString().replace('.', '_');
  }

  /** Name and type of a column of {@link #value}s. */
  static String definition(ConfigKey key) {
    Object value = key.parse(key.defaultText());
    String type = value instanceof Double ? "DOUBLE" : value instanceof Integer ? "INT" : "STRING";
    return name(key) + " " + type;
  }

  /** A number where the key's values are numbers, else the text. */
  public static Object value(ConfigKey key, String text) {
    return key.parse(key.defaultText()) instanceof Number ? key.parse(text) : text;
  }
}
