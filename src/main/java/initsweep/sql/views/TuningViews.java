package initsweep.sql.views;

import initsweep.statistics.Studies;
import initsweep.statistics.tuning.Tuned;
import org.apache.spark.sql.SparkSession;

/**
 * The views of a sweep that chooses: {@code choices}, one row per cell and study; {@code
 * sensitivity}, one per tuned key besides; {@code budget}, one per number of candidates besides;
 * and {@code rank_flips}, one per pair of cells and candidate at which their order is another one.
 * Empty where nothing is tuned.
 */
public final class TuningViews {
  private TuningViews() {}

  /** Needs the view {@code runs}. */
  public static void register(SparkSession spark) {
    register(spark, StudiesOfRuns.read(spark));
  }

  public static void register(SparkSession spark, Studies studies) {
    Tuned tuned = TuningRuns.read(spark);
    ChoicesView.register(spark, tuned);
    SensitivityView.register(spark, tuned);
    BudgetView.register(spark, tuned);
    RankFlipsView.register(spark, tuned, studies);
  }
}
