package initsweep.sql.views;

import initsweep.folder.FolderNames;
import initsweep.folder.Manifest;
import initsweep.sql.claims.ClaimsView;
import initsweep.sql.verdicts.RunVerdicts;
import initsweep.sql.verdicts.VerdictFunctions;
import initsweep.storage.Store;
import initsweep.storage.StoreLocation;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The views that queries see: {@code runs}, its lists as rows, theoretical predictions, statistics
 * over seeds and the claims of the article.
 */
public final class RunViews {
  private static final Pattern NAMES_THEORY =
      Pattern.compile("\\btheory\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAMES_CELLS =
      Pattern.compile("\\bcells\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAMES_STATISTICS =
      Pattern.compile("\\b(summary|comparisons|attribution)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAMES_CALIBRATION =
      Pattern.compile("\\bcalibration\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAMES_TUNING =
      Pattern.compile("\\b(choices|sensitivity|budget|rank_flips)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAMES_CLAIMS =
      Pattern.compile("\\bclaims\\b", Pattern.CASE_INSENSITIVE);

  private static final List<Pattern> STUDIED = List.of(NAMES_STATISTICS, NAMES_TUNING);

  private static final List<Pattern> BY_CELL =
      List.of(NAMES_CELLS, NAMES_STATISTICS, NAMES_TUNING, NAMES_CALIBRATION);

  /** Every view, in the order of the documentation. */
  public static final List<String> NAMES =
      List.of(
          "runs",
          "curves",
          "evals",
          "layers",
          "cells",
          "theory",
          "summary",
          "comparisons",
          "attribution",
          "choices",
          "sensitivity",
          "budget",
          "rank_flips",
          "calibration",
          "claims",
          "folders");

  private static final List<String> UNFOLDED = List.of("curves", "evals", "layers");

  /**
   * Total size of the files up to which rows are read at once; in memory they take about thirty
   * times as much.
   */
  private static final long MAX_BYTES_IN_MEMORY = 4_000_000;

  private static final String READ_NOW = "initsweep.read_now";

  private RunViews() {}

  /**
   * Registers the views over an output folder as temporary views of the session.
   *
   * @param sql the query; the views {@code cells}, {@code theory}, {@code summary}, {@code
   *     comparisons}, {@code attribution}, {@code choices}, {@code sensitivity}, {@code budget},
   *     {@code rank_flips}, {@code calibration} and {@code claims} are expensive, so they are
   *     registered only for a query that names them
   * @throws initsweep.storage.StoreException if there are no results there, or something else among
   *     them
   */
  public static void register(SparkSession spark, StoreLocation location, String sql) {
    register(spark, SweepFolders.of(location), sql);
  }

  /**
   * The same over several folders, whose runs form one table.
   *
   * @throws initsweep.storage.StoreException likewise
   * @throws initsweep.spelling.InvalidValueException if the runs of the folders cannot be compared
   */
  public static void register(SparkSession spark, SweepFolders folders, String sql) {
    List<Manifest> manifests = manifests(spark, folders);
    Dataset<Row> runs = stored(spark, folders);
    boolean isReadNow = Boolean.parseBoolean(spark.conf().get(READ_NOW, "false"));
    register(spark, manifests, isReadNow ? inMemory(spark, runs) : runs, sql);
  }

  /** Has the rows of all runs read once, when their view is registered in this session. */
  public static void readNow(SparkSession session) {
    session.conf().set(READ_NOW, true);
  }

  private static Dataset<Row> inMemory(SparkSession spark, Dataset<Row> runs) {
    return spark.createDataFrame(runs.collectAsList(), runs.schema());
  }

  /** Whether the rows of all tables together fit easily into the memory of the driver. */
  public static boolean areSmall(SparkSession spark, SweepFolders folders) {
    return folders.locations().stream().mapToLong(location -> bytes(spark, location)).sum()
        <= MAX_BYTES_IN_MEMORY;
  }

  private static List<Manifest> manifests(SparkSession spark, SweepFolders folders) {
    List<Manifest> manifests = folders.manifests(spark.sparkContext().hadoopConfiguration());
    TuningSetting.keep(spark, manifests);
    return manifests;
  }

  private static Dataset<Row> stored(SparkSession spark, SweepFolders folders) {
    List<Dataset<Row>> tables =
        folders.locations().stream().map(location -> table(spark, location)).toList();
    if (folders.areSeveral()) {
      return RunVerdicts.of(MergedRuns.of(spark, folders, tables));
    }
    MergedRuns.registerFolder(folders, tables.get(0));
    return RunVerdicts.of(tables.get(0));
  }

  /** Every file of the folder with the name of a chunk must be one. */
  private static Dataset<Row> table(SparkSession spark, StoreLocation location) {
    String path = quoted(location.hadoopPath(spark.sparkContext().hadoopConfiguration()));
    return RunSchema.withDefaults(
        spark
            .read()
            .schema(RunSchema.COLUMNS)
            .parquet(path + "/" + FolderNames.RUNS + "/*.parquet"));
  }

  private static long bytes(SparkSession spark, StoreLocation location) {
    try (Store store = location.open(spark.sparkContext().hadoopConfiguration())) {
      return store.entries(FolderNames.RUNS).stream().mapToLong(Store.Entry::bytes).sum();
    }
  }

  private static void register(
      SparkSession spark, List<Manifest> manifests, Dataset<Row> runs, String sql) {
    runs.createOrReplaceTempView("runs");
    for (String view : UNFOLDED) {
      spark.sql(SqlResource.read("views/" + view).sql()).createOrReplaceTempView(view);
    }
    VerdictFunctions.register(spark);
    if (NAMES_THEORY.matcher(sql).find()) {
      TheoryView.register(spark, manifests);
    }
    if (isAnyNamed(BY_CELL, sql)) {
      registerByCell(RunCells.of(spark), sql);
    }
    if (NAMES_CLAIMS.matcher(sql).find()) {
      ClaimsView.register(spark);
    }
  }

  private static void registerByCell(RunCells cells, String sql) {
    if (NAMES_CELLS.matcher(sql).find()) {
      CellsView.register(cells);
    }
    if (isAnyNamed(STUDIED, sql)) {
      registerStudied(StudiesOfRuns.of(cells), sql);
    }
    if (NAMES_CALIBRATION.matcher(sql).find()) {
      CalibrationView.register(cells);
    }
  }

  private static void registerStudied(StudiesOfRuns runs, String sql) {
    if (NAMES_STATISTICS.matcher(sql).find()) {
      StatisticsViews.register(runs);
    }
    if (NAMES_TUNING.matcher(sql).find()) {
      TuningViews.register(runs);
    }
  }

  private static boolean isAnyNamed(List<Pattern> names, String sql) {
    return names.stream().anyMatch(name -> name.matcher(sql).find());
  }

  /**
   * Spark treats a path as a glob pattern, so special characters of the folder's name are escaped.
   */
  private static String quoted(String path) {
    return path.replaceAll("[\\\\{}\\[\\]*?]", "\\\\$0");
  }
}
