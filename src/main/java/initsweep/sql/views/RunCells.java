package initsweep.sql.views;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;

import initsweep.run.ConfigKey;
import initsweep.run.ConfigTexts;
import initsweep.statistics.Cell;
import initsweep.statistics.VaryingKeys;
import initsweep.statistics.tuning.TuningPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The cells of the view {@code runs}. A run's cell follows from its configuration without the seed,
 * its kind. Kinds are few, so the driver parses them, rather than Spark the JSON of every run.
 */
public final class RunCells {
  /** The configuration with one seed for all: the same text for every run of a cell. */
  static final Column KIND =
      regexp_replace(col("config"), lit(ConfigTexts.SEED), lit("\"seed\":\"0\"")).as("kind");

  /** The tuning runs of the first rung, where every cell is present and trained equally long. */
  private static final String FIRST_RUNG = "stage = 'tune' AND rung = 1";

  private final SparkSession spark;
  private final TuningPlan plan;
  private final VaryingKeys keys;
  private final Map<String, Cell> byKind = new HashMap<>();
  private final Map<String, Map<ConfigKey, String>> tuned = new HashMap<>();
  private final List<String> evaluated;
  private final List<Cell> cells;

  private RunCells(SparkSession spark) {
    this.spark = spark;
    this.plan = TuningSetting.plan(spark);
    this.evaluated = kinds(EvaluatedRuns.of(spark));
    List<String> tried = plan.isTuned() ? kinds(spark.table("runs").filter(FIRST_RUNG)) : List.of();
    this.keys =
        VaryingKeys.of(
                (tried.isEmpty() ? evaluated : tried)
                    .stream().map(kind -> ConfigTexts.of(kind, Cell.KEYS)))
            .without(plan.keys());
    this.cells = evaluated.stream().map(this::cell).sorted().distinct().toList();
  }

  /** Needs the view {@code runs}. */
  public static RunCells of(SparkSession spark) {
    return new RunCells(spark);
  }

  private static List<String> kinds(Dataset<Row> runs) {
    return runs.select(KIND).distinct().as(Encoders.STRING()).collectAsList();
  }

  public SparkSession session() {
    return spark;
  }

  /** How keys are tuned, if any are. */
  TuningPlan plan() {
    return plan;
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

  /**
   * One row per evaluated run whose cell has a label.
   *
   * @param columns the labels' names and types, as the fields of a structure in DDL
   * @param label of a cell; null if it has none
   * @param kept columns of the run, which stand before those of its label
   */
  public Dataset<Row> labelled(String columns, Function<Cell, Row> label, String... kept) {
    Map<Cell, Row> labels = new HashMap<>();
    cells.forEach(cell -> labels.put(cell, label.apply(cell)));
    List<Row> rows = new ArrayList<>();
    for (String kind : evaluated) {
      if (labels.get(cell(kind)) != null) {
        rows.add(RowFactory.create(kind, labels.get(cell(kind))));
      }
    }
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
