package initsweep.sql.views;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import initsweep.run.ConfigKey;
import initsweep.run.ConfigTexts;
import initsweep.run.RunKey;
import initsweep.statistics.Cell;
import initsweep.statistics.ValueOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;

/** The runs of several folders as one table that holds every run once. */
public final class MergedRuns {
  private static final String FOLDER = "folder";
  private static final String PLACE = "_place";
  private static final String RANK = "_rank";

  /** How many values of a key are named. */
  private static final int MAX_VALUES = 8;

  private MergedRuns() {}

  /**
   * Registers the view {@code folders(folder, run_id)}, which has a run once for each folder that
   * holds it. Of a run that several hold, the first row that did not fail is taken: completed rows
   * of one run are equal.
   *
   * @param tables one for each folder, with equal columns
   */
  static Dataset<Row> of(SparkSession spark, SweepFolders folders, List<Dataset<Row>> tables) {
    Dataset<Row> all = placed(folders, tables, 0);
    for (int place = 1; place < tables.size(); place++) {
      all = all.union(placed(folders, tables, place));
    }
    all.createOrReplaceTempView("_all_runs");
    registerFolders(all);
    Column first =
        row_number()
            .over(
                Window.partitionBy("run_id").orderBy(col("status").equalTo("failed"), col(PLACE)));
    Dataset<Row> once =
        all.select(col("run_id"), col(PLACE), first.as(RANK)).filter(col(RANK).equalTo(1));
    Column[] columns =
        List.of(tables.get(0).columns()).stream()
            .map(name -> col("`" + name + "`"))
            .toArray(Column[]::new);
    return all.join(once.drop(RANK), new String[] {"run_id", PLACE}, "left_semi").select(columns);
  }

  /** The same view of one folder. */
  static void registerFolder(SweepFolders folders, Dataset<Row> table) {
    registerFolders(placed(folders, List.of(table), 0));
  }

  private static void registerFolders(Dataset<Row> placed) {
    placed.select(FOLDER, "run_id").createOrReplaceTempView("folders");
  }

  private static Dataset<Row> placed(SweepFolders folders, List<Dataset<Row>> tables, int place) {
    return tables
        .get(place)
        .withColumn(FOLDER, lit(folders.locations().get(place).text()))
        .withColumn(PLACE, lit(place));
  }

  /**
   * A key whose values are not the same in all folders.
   *
   * @param isShared whether all runs of each folder have one value
   * @param values of each folder, in a few words
   */
  public record Difference(String key, boolean isShared, List<String> values) {
    /** {@code lr: 0.01 in results/book; 0.1 in results/fast}. */
    public String text(SweepFolders folders) {
      List<String> parts = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        parts.add(values.get(i) + " in " + folders.locations().get(i).text());
      }
      return key + ": " + String.join("; ", parts);
    }
  }

  /** What differs between the folders, settings that each folder shares first. */
  public static List<Difference> differences(SparkSession spark, SweepFolders folders) {
    List<ConfigKey> keys = new ArrayList<>(Cell.KEYS);
    keys.add(RunKey.SEED);
    List<Map<ConfigKey, Set<String>>> values =
        spark
            .table("_all_runs")
            .groupBy(PLACE)
            .agg(collect_set(RunCells.KIND).as("kinds"), collect_set("seed").as("seeds"))
            .orderBy(PLACE)
            .collectAsList()
            .stream()
            .map(MergedRuns::values)
            .toList();
    List<Difference> differences = new ArrayList<>();
    for (ConfigKey key : keys) {
      List<Set<String>> ofKey = values.stream().map(folder -> folder.get(key)).toList();
      if (ofKey.stream().distinct().count() > 1) {
        boolean isShared = ofKey.stream().allMatch(of -> of.size() == 1);
        differences.add(
            new Difference(
                key.toString(), isShared, ofKey.stream().map(MergedRuns::shown).toList()));
      }
    }
    differences.sort((one, other) -> Boolean.compare(other.isShared(), one.isShared()));
    return differences;
  }

  /** The texts of each key in a folder. */
  private static Map<ConfigKey, Set<String>> values(Row folder) {
    Map<ConfigKey, Set<String>> values = new HashMap<>();
    for (String kind : folder.<String>getList(folder.fieldIndex("kinds"))) {
      ConfigTexts.of(kind, Cell.KEYS).forEach((key, text) -> texts(values, key).add(text));
    }
    for (Long seed : folder.<Long>getList(folder.fieldIndex("seeds"))) {
      texts(values, RunKey.SEED).add(seed.toString());
    }
    return values;
  }

  private static Set<String> texts(Map<ConfigKey, Set<String>> values, ConfigKey key) {
    return values.computeIfAbsent(key, each -> new TreeSet<>(ValueOrder.INSTANCE));
  }

  private static String shown(Set<String> values) {
    String some = values.stream().limit(MAX_VALUES).collect(joining(", "));
    return values.size() > MAX_VALUES
        ? "%s and %s more".formatted(some, values.size() - MAX_VALUES)
        : some;
  }

  /** How many runs are in more than one of the folders. */
  public static long repeated(SparkSession spark) {
    return spark
        .sql(
            "SELECT count(*) FROM (SELECT run_id FROM folders GROUP BY run_id HAVING count(*) > 1)")
        .head()
        .getLong(0);
  }
}
