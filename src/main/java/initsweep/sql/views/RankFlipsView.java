package initsweep.sql.views;

import initsweep.statistics.Metric;
import initsweep.statistics.Studies;
import initsweep.statistics.tuning.RankFlip;
import initsweep.statistics.tuning.Tuned;
import initsweep.statistics.tuning.TuningPlan;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The view {@code rank_flips}: pairs of cells whose order with the same values of the tuned keys
 * contradicts their order when each has its own.
 */
final class RankFlipsView {
  private static final StructType COLUMNS =
      StructType.fromDDL(
          "cell STRING, against STRING, difference DOUBLE, finding STRING, at STRING, by STRING,"
              + " difference_at DOUBLE, finding_at STRING, settled BOOLEAN");

  private RankFlipsView() {}

  static void register(SparkSession spark, Tuned tuned, Studies studies) {
    List<Row> rows =
        RankFlip.of(tuned.common(), studies.of(Metric.TEST_ACCURACY)).stream()
            .map(flip -> row(flip, tuned.plan()))
            .toList();
    spark.createDataFrame(rows, COLUMNS).createOrReplaceTempView("rank_flips");
  }

  /** Both differences are the cell's minus the other's. */
  private static Row row(RankFlip flip, TuningPlan plan) {
    Double difference = flip.common().differences().mean();
    return RowFactory.create(
        flip.tuned().cell().toString(),
        flip.tuned().against().toString(),
        flip.tuned().differences().mean(),
        flip.tuned().finding().toString(),
        flip.at().toString(),
        plan.by().toString(),
        difference == null ? null : (Double) (-difference),
        flip.common().finding().toString(),
        flip.isSettled());
  }
}
