package initsweep.theory;

import initsweep.nn.LayerSpec;
import initsweep.nn.NetworkShape;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Bounds of the probability that a ReLU network without biases is born dead: that at initialisation
 * some layer is 0 for every input, so that no gradient reaches the layers before it. Lu, Shin, Su
 * and Karniadakis 2019, Dying ReLU and Initialization: Theory and Numerical Examples
 * (arXiv:1903.06733). Weights are independent and symmetric about 0; their variance does not
 * matter.
 *
 * @param low null unless the inputs have one feature: there is no bound for more
 * @param high the probability that a single given input is lost
 */
public record BornDead(Double low, double high) {

  /**
   * @param features inputs of the network
   * @return empty unless it is a plain ReLU network with normal weights and without biases
   */
  public static Optional<BornDead> of(RunConfig config, int features) {
    NetworkShape shape = config.shape(features, 0);
    boolean isCovered =
        shape.isPlain()
            && config.activation().toString().equals("relu")
            && config.init().isScaledNormal()
            && IntStream.rangeClosed(1, shape.hidden().size())
                .allMatch(number -> hasWeightsOnly(config, shape, number));
    return isCovered ? Optional.of(of(shape.hidden(), features)) : Optional.empty();
  }

  private static boolean hasWeightsOnly(RunConfig config, NetworkShape shape, int number) {
    LayerSpec layer = shape.layer(number, config.activation(), 1);
    return config
        .get(RunKey.BIAS)
        .variances(config.init(), layer)
        .filter(of -> of.weight() > 0 && of.bias() == 0)
        .isPresent();
  }

  /**
   * @param widths units of the hidden layers
   */
  public static BornDead of(List<Integer> widths, int features) {
    double survival = 1;
    for (int width : widths) {
      survival *= 1 - unitsAllOff(width);
    }
    return new BornDead(features == 1 ? low(widths) : null, 1 - survival);
  }

  /**
   * Without biases a network of one feature knows two inputs, 1 and −1, up to scale. In the first
   * layer each unit is on for one of them. From there on both are vectors of non-negative numbers,
   * at most at a right angle, and a unit is off for both with at least the probability of two that
   * are orthogonal, 1/4. The bound follows the two through the layers as if they were orthogonal in
   * each, or had become one: either is lost, or the same single unit is on for both.
   */
  private static double low(List<Integer> widths) {
    double first = unitsAllOff(widths.get(0));
    double one = 2 * first;
    double two = 1 - one;
    double dead = 0;
    for (int width : widths.subList(1, widths.size())) {
      double off = unitsAllOff(width);
      dead += one * off + two * off * off;
      one = one * (1 - off) + two * (2 * off * (1 - off) + width * off * off);
      two *= (1 - off) * (1 - off) - width * off * off;
    }
    return dead;
  }

  /** The probability that all units of a layer are 0 for an input that is not. */
  private static double unitsAllOff(int width) {
    return Math.scalb(1.0, -width);
  }
}
