package initsweep.sql.views;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import initsweep.folder.Manifest;
import initsweep.ledger.Redefinition;
import initsweep.run.KeyTrait;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.spelling.Numbers;
import initsweep.theory.InputMoments;
import initsweep.theory.JacobianPrediction;
import initsweep.theory.LayerPrediction;
import initsweep.theory.Predictions;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The view {@code theory}: what mean-field theory predicts at initialisation, one row per run and
 * hidden layer, to be joined with {@code layers} on run_id and layer. Predictions are computed once
 * per kind of network, not per seed.
 */
final class TheoryView {
  private static final StructType PREDICTION =
      StructType.fromDDL(
          "kind INT, layer INT, q DOUBLE, mean DOUBLE, std DOUBLE, delta_ratio DOUBLE,"
              + " jac_mean_sq DOUBLE, jac_var_ratio DOUBLE");

  private TheoryView() {}

  /**
   * Needs the view {@code runs}.
   *
   * @param manifests at least one; all are of sweeps over the same data
   */
  static void register(SparkSession spark, List<Manifest> manifests) {
    InputMoments inputs = InputMoments.of(manifests.get(0).inputs());
    registerKinds(spark, manifests);
    List<Row> predictions = new ArrayList<>();
    for (Row kind : spark.sql("SELECT kind, config FROM kinds").collectAsList()) {
      RunConfig config = RunConfig.ofJson(kind.getString(1));
      double secondMoment = inputs.secondMoment(config);
      for (LayerPrediction layer : Predictions.of(config, inputs.features(), secondMoment)) {
        predictions.add(row(kind.getInt(0), layer));
      }
    }
    spark.createDataFrame(predictions, PREDICTION).createOrReplaceTempView("predictions");
    spark.sql(SqlResource.read("views/theory").sql()).createOrReplaceTempView("theory");
  }

  /**
   * The view {@code networks}, the runs with what their networks are before the first update, and
   * the view {@code kinds} of them. Without initialisers that were redefined since: what is
   * predicted today is not what ran.
   */
  private static void registerKinds(SparkSession spark, List<Manifest> manifests) {
    Column[] keys =
        RunKey.values().stream()
            .filter(key -> key != RunKey.SEED && !key.has(KeyTrait.TRAINING))
            .map(key -> coalesce(col(key.toString()).cast("string"), lit("null")))
            .toArray(Column[]::new);
    // Not to_json: its generator is shared by the queries of a page, which run side by side.
    spark
        .table("runs")
        .withColumn("network", concat_ws("\n", keys))
        .createOrReplaceTempView("networks");
    Object[] redefined = Redefinition.since(manifests).stream().map(Redefinition::init).toArray();
    spark
        .sql(SqlResource.read("views/kinds").sql())
        .filter(not(col("init").isin(redefined)))
        .createOrReplaceTempView("kinds");
  }

  private static Row row(int kind, LayerPrediction layer) {
    JacobianPrediction jacobian = layer.jacobian();
    return RowFactory.create(
        kind,
        layer.layer(),
        Numbers.finite(layer.q()),
        Numbers.finite(layer.mean()),
        Numbers.finite(layer.std()),
        Numbers.finite(layer.deltaRatio()),
        jacobian == null ? null : Numbers.finite(jacobian.meanSquare()),
        jacobian == null ? null : Numbers.finite(jacobian.varianceRatio()));
  }
}
