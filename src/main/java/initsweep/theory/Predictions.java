package initsweep.theory;

import initsweep.nn.Activation;
import initsweep.nn.LayerSpec;
import initsweep.nn.NetworkShape;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.theory.LayerPrediction.Dense;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What theory predicts for the hidden layers of a run at initialisation, layer by layer with their
 * real fan-ins.
 */
public final class Predictions {
  private Predictions() {}

  /**
   * The fixed point of a network whose layers are like its second one after the first, for inputs
   * with E x² = 1; empty if it has only one layer, if the theory does not cover the initialiser, or
   * with norm, skips or dropout.
   */
  public static Optional<FixedPoint> fixedPoint(RunConfig config) {
    List<Integer> units = config.hidden().units();
    if (units.size() < 2 || !config.shape(units.get(0), 0).isPlain()) {
      return Optional.empty();
    }
    Activation activation = config.activation();
    LayerSpec first = new LayerSpec(1, units.get(0), units.get(0), activation);
    LayerSpec second = new LayerSpec(2, units.get(0), units.get(1), activation);
    return dense(config, first)
        .flatMap(
            start ->
                dense(config, second)
                    .map(
                        layer ->
                            FixedPoint.from(
                                start.sw2() + start.sb2(), activation, layer.sw2(), layer.sb2())));
  }

  private static Optional<Dense> dense(RunConfig config, LayerSpec layer) {
    return config
        .get(RunKey.BIAS)
        .variances(config.init(), layer)
        .map(
            of ->
                new Dense(
                    layer.fanOut(), layer.fanIn() * of.weight(), of.bias(), of.isOrthogonal()));
  }

  /**
   * @param features inputs of the network
   * @param inputSecondMoment E x², averaged over inputs and features
   * @return one element per hidden layer; empty if the theory does not cover the initialiser, or
   *     the network has skips or dropout
   */
  public static List<LayerPrediction> of(RunConfig config, int features, double inputSecondMoment) {
    NetworkShape shape = config.shape(features, 0);
    if (!shape.skip().isNone() || shape.dropout() > 0) {
      return List.of();
    }
    List<Dense> layers = new ArrayList<>();
    for (int number = 1; number <= shape.layers(); number++) {
      LayerSpec layer =
          new LayerSpec(
              number,
              shape.width(number - 1),
              shape.width(number),
              config.activation(),
              inputSecondMoment);
      Optional<Dense> dense = dense(config, layer);
      if (dense.isEmpty()) {
        return List.of();
      }
      layers.add(dense.get());
    }
    return shape.isPlain()
        ? Jacobians.added(
            config.activation(),
            features,
            layers,
            LayerPrediction.of(config.activation(), layers, inputSecondMoment))
        : LayerPrediction.normalised(config.activation(), layers, shape.norm().isOfBatch());
  }
}
