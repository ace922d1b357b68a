package initsweep.sql.views;

import initsweep.statistics.calibration.Calibration;
import initsweep.statistics.samples.Separation;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The view {@code calibration}: for each verdict at initialisation, how many of its networks
 * trained; and how well each number of the evidence separates networks that trained from the
 * others.
 */
public final class CalibrationView {
  private static final StructType COLUMNS =
      StructType.fromDDL(
          "training STRING, evidence STRING, verdict STRING, networks INT, trained INT, share"
              + " DOUBLE, share_low DOUBLE, share_high DOUBLE, auc DOUBLE, auc_low DOUBLE, auc_high"
              + " DOUBLE, rule STRING, best_cut DOUBLE, sensitivity DOUBLE, specificity DOUBLE,"
              + " threshold DOUBLE");

  /** By default a network counts as trained if it reaches this share of the best accuracy. */
  private static final double RELATIVE = 0.9;

  private CalibrationView() {}

  public static void register(RunCells cells) {
    SparkSession spark = cells.session();
    JudgedNetworks networks = JudgedNetworks.of(cells);
    double threshold = AnswerSetting.TRAINED.of(spark).orElse(RELATIVE * networks.highest());
    List<Row> rows = new ArrayList<>();
    networks
        .byTraining()
        .forEach(
            (training, judged) ->
                Calibration.of(judged, threshold)
                    .forEach(row -> rows.add(row(training, row, threshold))));
    spark.createDataFrame(rows, COLUMNS).createOrReplaceTempView("calibration");
  }

  private static Row row(String training, Calibration row, double threshold) {
    Separation separation = row.separation();
    boolean isSeparated = separation != null;
    return RowFactory.create(
        training,
        row.evidence(),
        row.verdict(),
        row.networks(),
        row.trained(),
        (double) row.trained() / row.networks(),
        row.share().low(),
        row.share().high(),
        isSeparated ? separation.area() : null,
        isSeparated ? separation.interval().low() : null,
        isSeparated ? separation.interval().high() : null,
        row.rule(),
        row.cut(),
        isSeparated ? separation.sensitivity() : null,
        isSeparated ? separation.specificity() : null,
        threshold);
  }
}
