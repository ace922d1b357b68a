package initsweep.sql.views;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import initsweep.folder.Manifest;
import initsweep.result.Status;
import initsweep.run.RunConfig;
import initsweep.spelling.Numbers;
import initsweep.theory.InputMoments;
import initsweep.theory.JacobianPrediction;
import initsweep.theory.LayerPrediction;
import initsweep.theory.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The view {@code theory}: what mean-field theory predicts at initialisation, one row per run and
 * hidden layer, to be joined with {@code layers} on run_id and layer. Predictions are computed once
 * per kind of network, not per seed. {@code delta_ratio} is the mean square of delta over that of
 * the last hidden layer.
 */
public final class TheoryView {
  private static final String PREDICTION =
      "layer INT, q DOUBLE, mean DOUBLE, std DOUBLE, delta_ratio DOUBLE, jac_mean_sq DOUBLE,"
          + " jac_var_ratio DOUBLE";

  private static final StructType NETWORKS = StructType.fromDDL("kind STRING, network INT");

  private TheoryView() {}

  /**
   * Needs the view {@code runs}.
   *
   * @param manifests at least one; all are of sweeps over the same data
   */
  static void register(SparkSession spark, List<Manifest> manifests) {
    Dataset<Row> runs =
        spark.table("runs").filter(col("status").notEqual(Status.FAILED.toString()));
    NetworkKinds networks =
        NetworkKinds.of(
            runs.select(RunCells.KIND).distinct().as(Encoders.STRING()).collectAsList(), manifests);
    List<Row> byKind = new ArrayList<>();
    networks.byKind().forEach((kind, network) -> byKind.add(RowFactory.create(kind, network)));
    spark
        .table("runs")
        .select(col("run_id"), col("activation"), col("init"), col("seed"), RunCells.KIND)
        .join(broadcast(spark.createDataFrame(byKind, NETWORKS)), "kind")
        .join(broadcast(predictions(spark, networks, manifests)), "network")
        .drop("kind", "network")
        .createOrReplaceTempView("theory");
  }

  /** The predictions for each hidden layer of each network. */
  public static Dataset<Row> predictions(
      SparkSession spark, NetworkKinds networks, List<Manifest> manifests) {
    InputMoments inputs = InputMoments.of(manifests.get(0).inputs());
    return networks.table(spark, PREDICTION, network -> layers(network, inputs));
  }

  private static Stream<Object[]> layers(RunConfig network, InputMoments inputs) {
    double secondMoment = inputs.secondMoment(network);
    return Predictions.of(network, inputs.features(), secondMoment).stream().map(TheoryView::row);
  }

  private static Object[] row(LayerPrediction layer) {
    JacobianPrediction jacobian = layer.jacobian();
    return new Object[] {
      layer.layer(),
      Numbers.finite(layer.q()),
      Numbers.finite(layer.mean()),
      Numbers.finite(layer.std()),
      Numbers.finite(layer.deltaRatio()),
      jacobian == null ? null : Numbers.finite(jacobian.meanSquare()),
      jacobian == null ? null : Numbers.finite(jacobian.varianceRatio())
    };
  }
}
