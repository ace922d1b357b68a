package initsweep.sql.charts;

import initsweep.run.RunConfig;
import initsweep.theory.BornDead;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The view {@code born_dead}: for each kind of network the bounds of the probability that it is
 * dead at initialisation; null where theory gives none.
 */
public final class BornDeadView {
  private static final StructType BOUNDS =
      StructType.fromDDL("network STRING, dead_low DOUBLE, dead_high DOUBLE");

  private BornDeadView() {}

  /**
   * Needs the view {@code kinds}.
   *
   * @param features of the inputs
   */
  public static void register(SparkSession spark, int features) {
    List<Row> bounds =
        spark.sql("SELECT network, config FROM kinds").collectAsList().stream()
            .map(kind -> row(kind.getString(0), kind.getString(1), features))
            .toList();
    spark.createDataFrame(bounds, BOUNDS).createOrReplaceTempView("born_dead");
  }

  private static Row row(String network, String config, int features) {
    Optional<BornDead> bounds = BornDead.of(RunConfig.ofJson(config), features);
    return RowFactory.create(
        network, bounds.map(BornDead::low).orElse(null), bounds.map(BornDead::high).orElse(null));
  }
}
