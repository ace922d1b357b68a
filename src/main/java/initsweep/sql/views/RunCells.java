package initsweep.sql.views;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.udf;

import initsweep.result.Status;
import initsweep.run.ConfigKey;
import initsweep.run.ConfigTexts;
import initsweep.statistics.Cell;
import initsweep.statistics.VaryingKeys;
import initsweep.statistics.tuning.TuningPlan;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The cells of the view {@code runs}. A run's cell follows from its configuration without the seed,
 * its kind. Kinds are few, so the driver parses them, rather than Spark the JSON of every run.
 */
public final class RunCells {
  /** {@link ConfigTexts#kind} of a run. */
  static final Column KIND =
      udf((UDF1<String, String>) ConfigTexts::kind, DataTypes.StringType)
          .asNonNullable() // else Spark would compute it once more, to leave out what has none
          .apply(col("config"))
          .as("kind");

  /** The tuning runs of the first rung, where every cell is present and trained equally long. */
  private static final String FIRST_RUNG = "stage = 'tune' AND rung = 1";

  private final SparkSession spark;
  private final TuningPlan plan;
  private final Map<ConfigKey, String> shared;
  private final VaryingKeys keys;
  private final Map<String, Cell> byKind = new HashMap<>();
  private final Map<String, Map<ConfigKey, String>> tuned = new HashMap<>();
  private final List<Kind> evaluated;
  private final List<Cell> cells;

  /**
   * Runs that differ only by seed.
   *
   * @param config their {@link #KIND}
   * @param hasRun whether one of them did not fail; if not, their plug-ins must not be asked for
   *     anything
   */
  public record Kind(String config, Cell cell, boolean hasRun) {}

  private RunCells(SparkSession spark) {
    this.spark = spark;
    this.plan = TuningSetting.plan(spark);
    Map<String, Boolean> found = kinds(EvaluatedRuns.of(spark));
    Map<String, Boolean> tried =
        plan.isTuned() ? kinds(spark.table("runs").filter(FIRST_RUNG)) : Map.of();
    VaryingKeys all = keys(found);
    this.shared = all.shared();
    this.keys = (tried.isEmpty() ? all : keys(tried)).without(plan.keys());
    this.evaluated =
        found.entrySet().stream()
            .map(kind -> new Kind(kind.getKey(), cell(kind.getKey()), kind.getValue()))
            .toList();
    this.cells = evaluated.stream().map(Kind::cell).sorted().distinct().toList();
  }

  /** Needs the view {@code runs}. */
  public static RunCells of(SparkSession spark) {
    return new RunCells(spark);
  }

  private static VaryingKeys keys(Map<String, Boolean> kinds) {
    return VaryingKeys.of(kinds.keySet().stream().map(kind -> ConfigTexts.of(kind, Cell.KEYS)));
  }

  /** The kinds of runs, and whether one of them did not fail. */
  private static Map<String, Boolean> kinds(Dataset<Row> runs) {
    Map<String, Boolean> kinds = new LinkedHashMap<>();
    runs.groupBy(KIND)
        .agg(max(col("status").notEqual(Status.FAILED.toString())))
        .collectAsList()
        .forEach(row -> kinds.put(row.getString(0), row.getBoolean(1)));
    return kinds;
  }

  public SparkSession session() {
    return spark;
  }

  /** How keys are tuned, if any are. */
  TuningPlan plan() {
    return plan;
  }

  /** What all evaluated runs share. */
  public Map<ConfigKey, String> shared() {
    return shared;
  }

  /** The keys that vary, except tuned ones. */
  public VaryingKeys keys() {
    return keys;
  }

  /** Those of evaluated runs, each once, in the order of their values. */
  public List<Cell> cells() {
    return cells;
  }

  /** Where a cell of evaluated runs stands among {@link #cells}, from 0. */
  int place(Cell cell) {
    return Collections.binarySearch(cells, cell);
  }

  /** The cell of a run of any stage, given its {@link #KIND}. */
  Cell cell(String kind) {
    return byKind.computeIfAbsent(
        kind, config -> keys.cell(ConfigTexts.of(config, keys.varying())::get));
  }

  /** What a run of a {@link #KIND} has for the tuned keys. */
  Map<ConfigKey, String> tuned(String kind) {
    return tuned.computeIfAbsent(kind, config -> ConfigTexts.of(config, plan.keys()));
  }

  /** Those of evaluated runs. */
  public List<Kind> kinds() {
    return evaluated;
  }

  /**
   * One row per evaluated run.
   *
   * @param columns names and types of its labels, as the fields of a structure in DDL
   * @param label of the runs of a kind
   * @param kept columns of the run, which stand before its labels
   */
  public Dataset<Row> labelled(String columns, Function<Kind, Row> label, String... kept) {
    List<Row> rows =
        evaluated.stream()
            .map(kind -> RowFactory.create(kind.config(), label.apply(kind)))
            .toList();
    Column[] withKind =
        Stream.concat(Stream.of(kept).map(name -> col(name)), Stream.of(KIND))
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
