package initsweep.sql.views;

import static org.apache.spark.sql.functions.col;

import initsweep.result.Status;
import initsweep.spelling.Vocabulary;
import initsweep.statistics.Metric;
import initsweep.statistics.Run;
import initsweep.statistics.Study;
import initsweep.statistics.VaryingKeys;
import initsweep.storage.StoreLocation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The statistics over the seeds of a sweep. Of every run only what tells cells apart, how it ended
 * and its metrics come to the driver.
 *
 * @param studies of the test accuracy, of the final loss, and of the loss to compare cells by where
 *     that is another one
 * @param compared of the test accuracy, and of the loss to compare cells by
 */
public record Studies(VaryingKeys keys, List<Study> studies, List<Study> compared) {
  /**
   * Of the runs in an output folder.
   *
   * @throws initsweep.storage.StoreException if there are no results there
   */
  public static Studies of(SparkSession spark, StoreLocation location) {
    RunViews.register(spark, location, "SELECT * FROM runs");
    return of(spark);
  }

  /** Needs the view {@code runs}. */
  public static Studies of(SparkSession spark) {
    Dataset<Row> runs = spark.table("runs");
    VaryingKeys varying = ConfigColumns.varying(runs);
    List<Row> rows = runs.select(columns(varying)).collectAsList();
    Study accuracy = study(Metric.TEST_ACCURACY, varying, rows);
    Study finalLoss = study(Metric.FINAL_LOSS, varying, rows);
    Metric loss = Metric.comparableLoss(varying.varying(), haveLossBeforeUpdate(rows));
    if (loss == Metric.FINAL_LOSS) {
      List<Study> both = List.of(accuracy, finalLoss);
      return new Studies(varying, both, both);
    }
    Study comparable = study(loss, varying, rows);
    return new Studies(
        varying, List.of(accuracy, finalLoss, comparable), List.of(accuracy, comparable));
  }

  /** Rows of schema version 1 do not have it. */
  private static boolean haveLossBeforeUpdate(List<Row> rows) {
    return rows.stream()
        .allMatch(row -> has(row, Metric.FINAL_LOSS_BEFORE_UPDATE) || !has(row, Metric.FINAL_LOSS));
  }

  private static boolean has(Row row, Metric metric) {
    return row.getAs(metric.toString()) != null;
  }

  private static Column[] columns(VaryingKeys keys) {
    Stream<Column> outcome =
        Stream.concat(
            Stream.of(col("seed"), col("status")),
            Arrays.stream(Metric.values()).map(metric -> col(metric.toString())));
    return Stream.concat(Stream.of(ConfigColumns.texts(keys.varying())), outcome)
        .toArray(Column[]::new);
  }

  private static Study study(Metric metric, VaryingKeys keys, List<Row> rows) {
    return Study.of(metric, rows.stream().map(row -> run(metric, keys, row)).toList());
  }

  private static Run run(Metric metric, VaryingKeys keys, Row row) {
    return new Run(
        ConfigColumns.cell(keys, row),
        row.<Long>getAs("seed"),
        Vocabulary.choose(Status.class, row.getAs("status"), "a status"),
        row.<Double>getAs(metric.toString()));
  }

  /** Whether there is a metric to judge cells by: runs without labels have none. */
  public boolean areOfTraining() {
    return studies.stream().anyMatch(study -> !study.summaries().isEmpty());
  }

  /** The study of a metric that has one. */
  public Study of(Metric metric) {
    return studies.stream().filter(study -> study.metric() == metric).findFirst().orElseThrow();
  }
}
