package initsweep.sql.charts;

import initsweep.run.RunConfig;
import initsweep.theory.FixedPoint;
import initsweep.theory.Predictions;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The view {@code depth_scales}: for each kind of network ξ_c, the number of layers over which the
 * correlation of two signals falls by a factor of e; null where there is none.
 */
public final class DepthScalesView {
  private static final StructType SCALE = StructType.fromDDL("kind INT, xi_c DOUBLE");

  private DepthScalesView() {}

  /** Needs the view {@code kinds}. */
  public static void register(SparkSession spark) {
    List<Row> scales =
        spark.sql("SELECT kind, config FROM kinds").collectAsList().stream()
            .map(kind -> RowFactory.create(kind.getInt(0), scale(kind.getString(1))))
            .toList();
    spark.createDataFrame(scales, SCALE).createOrReplaceTempView("scales");
    spark
        .sql("SELECT * FROM kinds JOIN scales USING (kind)")
        .createOrReplaceTempView("depth_scales");
  }

  private static Double scale(String config) {
    return Predictions.fixedPoint(RunConfig.ofJson(config)).map(FixedPoint::xiC).orElse(null);
  }
}
