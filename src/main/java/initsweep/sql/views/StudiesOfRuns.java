package initsweep.sql.views;

import static org.apache.spark.sql.functions.col;

import initsweep.result.Status;
import initsweep.spelling.Vocabulary;
import initsweep.statistics.MeasuredRun;
import initsweep.statistics.Metric;
import initsweep.statistics.Studies;
import initsweep.statistics.VaryingKeys;
import initsweep.statistics.tuning.Tuned;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The statistics over the seeds of a sweep, from the view {@code runs}. The driver collects only
 * the varying keys, the status and the metrics of each run.
 */
public final class StudiesOfRuns {
  private StudiesOfRuns() {}

  /** Needs the view {@code runs}. */
  public static Studies read(SparkSession spark) {
    return read(spark, TuningRuns.read(spark));
  }

  /** The same with tuning runs that are read already. */
  public static Studies read(SparkSession spark, Tuned tuned) {
    VaryingKeys varying = ConfigColumns.varying(spark);
    return Studies.of(
        varying,
        EvaluatedRuns.of(spark).select(columns(varying)).collectAsList().stream()
            .map(row -> run(varying, row))
            .toList(),
        tuned.choosing());
  }

  private static Column[] columns(VaryingKeys keys) {
    Stream<Column> outcome =
        Stream.concat(
            Stream.of(col("seed"), col("status")),
            Arrays.stream(Metric.values()).map(metric -> col(metric.toString())));
    return Stream.concat(Stream.of(ConfigColumns.texts(keys.varying())), outcome)
        .toArray(Column[]::new);
  }

  private static MeasuredRun run(VaryingKeys keys, Row row) {
    Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      Double value = row.getAs(metric.toString());
      if (value != null) {
        metrics.put(metric, value);
      }
    }
    return new MeasuredRun(
        ConfigColumns.cell(keys, row),
        row.<Long>getAs("seed"),
        Vocabulary.choose(Status.class, row.getAs("status"), "a status"),
        metrics);
  }
}
