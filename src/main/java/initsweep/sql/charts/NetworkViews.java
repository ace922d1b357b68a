package initsweep.sql.charts;

import initsweep.folder.Manifest;
import initsweep.run.RunConfig;
import initsweep.sql.views.NetworkKinds;
import initsweep.sql.views.TheoryView;
import initsweep.theory.BornDead;
import initsweep.theory.FixedPoint;
import initsweep.theory.InputMoments;
import initsweep.theory.Predictions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * What theory says of each network, which the views name by its {@code network} of {@link
 * LabelledRunsView}. {@code predictions} has a row for each hidden layer. {@code born_dead} has the
 * bounds of the probability that the network is dead at initialisation, {@code depth_scales} ξ_c,
 * the number of layers over which the correlation of two signals falls by a factor of e; null where
 * there is none.
 */
public final class NetworkViews {
  private NetworkViews() {}

  /**
   * @param manifests at least one; all are of sweeps over the same data
   * @param doDepthsVary whether {@code depth_scales} will be asked for
   */
  public static void register(
      SparkSession spark, NetworkKinds networks, List<Manifest> manifests, boolean doDepthsVary) {
    TheoryView.predictions(spark, networks, manifests).createOrReplaceTempView("predictions");
    int features = InputMoments.of(manifests.get(manifests.size() - 1).inputs()).features();
    networks
        .table(spark, "dead_low DOUBLE, dead_high DOUBLE", network -> born(network, features))
        .createOrReplaceTempView("born_dead");
    if (doDepthsVary) {
      networks
          .table(spark, "xi_c DOUBLE", NetworkViews::depthScale)
          .createOrReplaceTempView("depth_scales");
    }
  }

  private static Stream<Object[]> born(RunConfig network, int features) {
    Optional<BornDead> bounds = BornDead.of(network, features);
    return Stream.<Object[]>of(
        new Object[] {
          bounds.map(BornDead::low).orElse(null), bounds.map(BornDead::high).orElse(null)
        });
  }

  private static Stream<Object[]> depthScale(RunConfig network) {
    Double scale = Predictions.fixedPoint(network).map(FixedPoint::xiC).orElse(null);
    return Stream.<Object[]>of(new Object[] {scale});
  }
}
