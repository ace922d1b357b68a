package initsweep.theory;

import initsweep.nn.Activation;
import initsweep.nn.LayerSpec;
import initsweep.nn.NetworkShape;
import initsweep.nn.layers.Norm;
import initsweep.nn.layers.Skip;
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
   * @return one element per hidden layer; empty if the theory does not cover the initialiser or the
   *     network: dropout, fixup, which changes the weights, and skips beside norms
   */
  public static List<LayerPrediction> of(RunConfig config, int features, double inputSecondMoment) {
    NetworkShape shape = config.shape(features, 0);
    if (!isCovered(shape)) {
      return List.of();
    }
    List<Dense> layers = new ArrayList<>();
    for (int number = 1; number <= shape.layers(); number++) {
      LayerSpec layer = shape.layer(number, config.activation(), inputSecondMoment);
      Optional<Dense> dense = dense(config, layer);
      if (dense.isEmpty()) {
        return List.of();
      }
      layers.add(dense.get());
    }
    return of(shape, config.activation(), layers, inputSecondMoment);
  }

  private static boolean isCovered(NetworkShape shape) {
    boolean isSkipCovered = shape.norm() == Norm.NONE && shape.skip().kind() != Skip.Kind.FIXUP;
    return shape.dropout() == 0 && (shape.skip().isNone() || isSkipCovered);
  }

  private static List<LayerPrediction> of(
      NetworkShape shape, Activation activation, List<Dense> layers, double inputSecondMoment) {
    if (!shape.skip().isNone()) {
      return ResidualPrediction.of(activation, shape.skip(), layers, inputSecondMoment);
    }
    if (shape.norm() == Norm.NONE) {
      return Jacobians.added(
          activation,
          shape.inputs(),
          layers,
          LayerPrediction.of(activation, layers, inputSecondMoment));
    }
    List<LayerPrediction> normalised =
        LayerPrediction.normalised(activation, layers, shape.norm().isOfBatch());
    return shape.norm().isOfBatch()
        ? normalised
        : Jacobians.added(
            activation,
            shape.inputs(),
            Jacobians.normalised(activation, layers, inputSecondMoment),
            normalised);
  }
}
