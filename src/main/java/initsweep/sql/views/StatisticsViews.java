package initsweep.sql.views;

import initsweep.run.ConfigKey;
import initsweep.run.RunKey;
import initsweep.statistics.Attribution;
import initsweep.statistics.Cell;
import initsweep.statistics.CellSummary;
import initsweep.statistics.Comparison;
import initsweep.statistics.Metric;
import initsweep.statistics.Studies;
import initsweep.statistics.Study;
import initsweep.statistics.VaryingKeys;
import initsweep.statistics.samples.Interval;
import initsweep.statistics.samples.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The views of the statistics over seeds, with the rows of all metrics: {@code summary}, one row
 * per cell; {@code comparisons}, one per pair of cells; {@code attribution}, one per source of
 * variance. Values that do not exist are null.
 */
public final class StatisticsViews {
  private static final String SUMMARY =
      "runs INT, completed INT, diverged INT, failed INT, success_rate DOUBLE, success_low DOUBLE,"
          + " success_high DOUBLE, mean DOUBLE, mean_low DOUBLE, mean_high DOUBLE, sd DOUBLE,"
          + " median DOUBLE, worst DOUBLE, best DOUBLE";
  private static final StructType COMPARISONS =
      StructType.fromDDL(
          "metric STRING, cell STRING, against STRING, chosen STRING, against_chosen STRING, seeds"
              + " INT, pairs INT, difference DOUBLE, difference_low DOUBLE, difference_high DOUBLE,"
              + " wins INT, ties INT, losses INT, p_value DOUBLE, p_holm DOUBLE, seeds_needed INT,"
              + " finding STRING, studies INT, study_difference DOUBLE, study_low DOUBLE,"
              + " study_high DOUBLE");
  private static final String[] STUDIES = {
    "studies", "study_difference", "study_low", "study_high"
  };
  private static final StructType ATTRIBUTION =
      StructType.fromDDL(
          "metric STRING, source STRING, eta_squared DOUBLE, sum_of_squares DOUBLE, runs INT,"
              + " left_out INT, balanced BOOLEAN");

  private StatisticsViews() {}

  public static void register(StudiesOfRuns runs) {
    SparkSession spark = runs.cells().session();
    Studies studies = runs.studies();
    Map<Cell, String> chosen = runs.tuned().chosen();
    VaryingKeys keys = studies.keys();
    List<Row> summary = rows(studies.studies(), study -> summary(study, keys));
    List<Row> comparisons = rows(studies.compared(), study -> comparisons(study, chosen));
    List<Row> attribution = rows(studies.studies(), StatisticsViews::attribution);
    spark.createDataFrame(summary, summaryColumns(keys)).createOrReplaceTempView("summary");
    comparisons(spark, comparisons).createOrReplaceTempView("comparisons");
    spark.createDataFrame(attribution, ATTRIBUTION).createOrReplaceTempView("attribution");
  }

  /** Without the columns of studies where there are too few of them. */
  private static Dataset<Row> comparisons(SparkSession spark, List<Row> rows) {
    Dataset<Row> all = spark.createDataFrame(rows, COMPARISONS);
    return rows.stream().allMatch(row -> row.isNullAt(COMPARISONS.fieldIndex(STUDIES[0])))
        ? all.drop(STUDIES)
        : all;
  }

  private static List<Row> rows(List<Study> studies, Function<Study, Stream<Row>> rows) {
    return studies.stream().flatMap(rows).toList();
  }

  /** Activation and init, always, so that a query can refer to them, and the other varying keys. */
  private static List<ConfigKey> axes(VaryingKeys keys) {
    return Cell.KEYS.stream()
        .filter(
            key -> key == RunKey.ACTIVATION || key == RunKey.INIT || keys.varying().contains(key))
        .toList();
  }

  private static StructType summaryColumns(VaryingKeys keys) {
    String axes =
        axes(keys).stream().map(ConfigColumns::definition).collect(Collectors.joining(", "));
    return StructType.fromDDL("metric STRING, cell STRING, " + axes + ", " + SUMMARY);
  }

  private static Stream<Row> summary(Study study, VaryingKeys keys) {
    return study.summaries().stream().map(cell -> summary(study.metric(), keys, cell));
  }

  private static Row summary(Metric metric, VaryingKeys keys, CellSummary cell) {
    List<Object> values = new ArrayList<>(List.of(metric.toString(), cell.cell().toString()));
    axes(keys).forEach(key -> values.add(ConfigColumns.value(key, keys.value(cell.cell(), key))));
    values.addAll(List.of(cell.runs(), cell.completed(), cell.diverged(), cell.failed()));
    values.addAll(List.of(cell.successRate(), cell.success().low(), cell.success().high()));
    Sample sample = cell.completedRuns();
    values.add(sample.mean());
    values.add(low(sample.interval()));
    values.add(high(sample.interval()));
    values.add(sample.sd());
    values.add(sample.median());
    values.add(metric.isHigherBetter() ? sample.min() : sample.max());
    values.add(metric.isHigherBetter() ? sample.max() : sample.min());
    return RowFactory.create(values.toArray());
  }

  private static Stream<Row> comparisons(Study study, Map<Cell, String> chosen) {
    return study.comparisons().stream()
        .map(comparison -> comparison(study.metric(), comparison, chosen));
  }

  private static Row comparison(Metric metric, Comparison comparison, Map<Cell, String> chosen) {
    Sample differences = comparison.differences();
    Sample units = comparison.byStudy();
    return RowFactory.create(
        metric.toString(),
        comparison.cell().toString(),
        comparison.against().toString(),
        chosen.get(comparison.cell()),
        chosen.get(comparison.against()),
        comparison.seeds(),
        differences.count(),
        differences.mean(),
        low(differences.interval()),
        high(differences.interval()),
        comparison.wins(),
        comparison.ties(),
        comparison.losses(),
        comparison.pValue(),
        comparison.holm(),
        comparison.seedsNeeded(),
        comparison.finding().toString(),
        units.count() == 0 ? null : (Integer) units.count(),
        units.mean(),
        low(units.interval()),
        high(units.interval()));
  }

  private static Stream<Row> attribution(Study study) {
    return study.attribution().stream()
        .flatMap(
            attribution ->
                attribution.shares().stream()
                    .map(share -> share(study.metric(), attribution, share)));
  }

  private static Row share(Metric metric, Attribution attribution, Attribution.Share share) {
    return RowFactory.create(
        metric.toString(),
        share.source(),
        share.etaSquared(),
        share.sumOfSquares(),
        attribution.runs(),
        attribution.leftOut(),
        attribution.isBalanced());
  }

  private static Double low(Interval interval) {
    return interval == null ? null : (Double) interval.low();
  }

  private static Double high(Interval interval) {
    return interval == null ? null : (Double) interval.high();
  }
}
