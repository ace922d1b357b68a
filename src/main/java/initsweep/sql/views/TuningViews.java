package initsweep.sql.views;

import initsweep.statistics.tuning.Tuned;
import org.apache.spark.sql.SparkSession;

/**
 * The views of a sweep that tunes keys: {@code choices}, one row per cell and study; {@code
 * sensitivity}, one per cell, study and tuned key; {@code budget}, one per cell, study and number
 * of candidates; and {@code rank_flips}, one per pair of cells and candidate with which their order
 * is reversed. Empty where nothing is tuned.
 */
public final class TuningViews {
  private TuningViews() {}

  public static void register(StudiesOfRuns runs) {
    SparkSession spark = runs.cells().session();
    Tuned tuned = runs.tuned();
    ChoicesView.register(spark, tuned);
    SensitivityView.register(spark, tuned);
    BudgetView.register(spark, tuned);
    RankFlipsView.register(spark, tuned, runs.studies());
  }
}
