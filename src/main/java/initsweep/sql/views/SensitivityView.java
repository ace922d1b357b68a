package initsweep.sql.views;

import initsweep.statistics.samples.Interval;
import initsweep.statistics.samples.Plateau;
import initsweep.statistics.tuning.Sensitivity;
import initsweep.statistics.tuning.Trials;
import initsweep.statistics.tuning.Tuned;
import initsweep.statistics.tuning.TuningPlan;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The view {@code sensitivity}: over how wide a range of a tuned key each cell does well. */
final class SensitivityView {
  private static final StructType COLUMNS =
      StructType.fromDDL(
          "cell STRING, study INT, key STRING, best DOUBLE, best_mean DOUBLE, low DOUBLE, high"
              + " DOUBLE, good_decades DOUBLE, decades_low DOUBLE, decades_high DOUBLE, cut_low"
              + " BOOLEAN, cut_high BOOLEAN, good DOUBLE, by STRING, values ARRAY<DOUBLE>, means"
              + " ARRAY<DOUBLE>");

  /** One percentage point of accuracy. */
  private static final double GOOD = 0.01;

  private SensitivityView() {}

  static void register(SparkSession spark, Tuned tuned) {
    TuningPlan plan = tuned.plan();
    double good = AnswerSetting.GOOD.of(spark).orElse(GOOD);
    List<Row> rows = new ArrayList<>();
    for (Trials tried : tuned.trials()) {
      Sensitivity.of(tried.first(), plan.by().isHigherBetter(), good, tried.digest())
          .forEach(found -> rows.add(row(tried, found, good, plan)));
    }
    spark.createDataFrame(rows, COLUMNS).createOrReplaceTempView("sensitivity");
  }

  private static Row row(Trials tried, Sensitivity found, double good, TuningPlan plan) {
    Plateau plateau = found.plateau();
    boolean exists = plateau != null;
    Double best = exists ? (Double) found.valueAt(plateau.best()) : null;
    Interval decades = found.decades();
    return RowFactory.create(
        tried.cell().toString(),
        tried.study(),
        found.key().toString(),
        best,
        exists ? found.curve().get(best) : null,
        exists ? (Double) found.valueAt(plateau.low()) : null,
        exists ? (Double) found.valueAt(plateau.high()) : null,
        exists ? (Double) plateau.width() : null,
        decades == null ? null : (Double) decades.low(),
        decades == null ? null : (Double) decades.high(),
        exists ? (Boolean) plateau.isCutLow() : null,
        exists ? (Boolean) plateau.isCutHigh() : null,
        good,
        plan.by().toString(),
        found.curve().keySet().toArray(),
        found.curve().values().toArray());
  }
}
