package initsweep.theory;

import initsweep.kernel.Layout;
import initsweep.nn.Initialiser;
import initsweep.nn.LayerSpec;
import initsweep.nn.NetworkShape;
import initsweep.nn.Parameters;
import initsweep.nn.layers.Skip;
import initsweep.run.RunConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The weights with which one run began, layer by layer: drawn again, as they follow from its
 * configuration, and counted in bins, beside what the formula of the initialiser expects there.
 *
 * @param layer from 1
 * @param reach the bins go from −reach to reach
 * @param counts weights in each bin
 * @param outside weights beyond the bins
 * @param sd standard deviation of the weights
 * @param formulaSd the same by the formula; NaN if the initialiser states none
 * @param expected what the density of the formula expects in each bin; empty if it has none
 */
public record InitialWeights(
    int layer,
    double reach,
    long[] counts,
    long outside,
    double sd,
    double formulaSd,
    double[] expected) {
  private static final int BINS = 40;

  /** In standard deviations; a uniform ends at √3. */
  private static final double REACH = 3.5;

  /** A page is to be written in seconds. */
  private static final long MOST_WEIGHTS = 4_000_000;

  /**
   * @param features inputs of the network
   * @param inputSecondMoment E x², averaged over inputs and features
   * @return one element for each hidden layer; empty if the weights depend on data or are too many
   */
  public static List<InitialWeights> of(RunConfig config, int features, double inputSecondMoment) {
    NetworkShape shape = config.shape(features, 0);
    if (config.init().fittingExamples() > 0 || shape.weights() > MOST_WEIGHTS) {
      return List.of();
    }
    Parameters drawn = config.draw(shape, inputSecondMoment, config.rng().streams(config.seed()));
    // Fixup scales what the initialiser has drawn, so its formula is not that of the weights.
    boolean isFormulaKept = shape.skip().kind() != Skip.Kind.FIXUP;
    List<InitialWeights> layers = new ArrayList<>();
    for (int number = 1; number <= shape.layers(); number++) {
      LayerSpec layer = shape.layer(number, config.activation(), inputSecondMoment);
      Optional<Double> formula = isFormulaKept ? formula(config.init(), layer) : Optional.empty();
      layers.add(of(config.init(), layer, formula.orElse(Double.NaN), drawn.weights(number)));
    }
    return layers;
  }

  private static Optional<Double> formula(Initialiser init, LayerSpec layer) {
    return init.variances(layer).map(variances -> Math.sqrt(variances.weight()));
  }

  /**
   * @param padded (n_in × stride), row-major
   */
  private static InitialWeights of(
      Initialiser init, LayerSpec layer, double formula, float[] padded) {
    int count = layer.fanIn() * layer.fanOut();
    double sd = Math.sqrt(sumOfSquares(padded) / count);
    double reach = REACH * (formula > 0 ? formula : sd > 0 ? sd : 1);
    long[] counts = new long[BINS];
    long outside = 0;
    for (int row = 0; row < layer.fanIn(); row++) {
      int start = row * Layout.stride(layer.fanOut());
      for (int i = start; i < start + layer.fanOut(); i++) {
        int bin = (int) Math.floor((padded[i] / reach + 1) / 2 * BINS);
        if (bin >= 0 && bin < BINS) {
          counts[bin]++;
        } else {
          outside++;
        }
      }
    }
    return new InitialWeights(
        layer.number(), reach, counts, outside, sd, formula, expected(init, count, reach, formula));
  }

  /** The padding is 0. */
  private static double sumOfSquares(float[] weights) {
    double sum = 0;
    for (float weight : weights) {
      sum += (double) weight * weight;
    }
    return sum;
  }

  /** Of a normal or a uniform, by its density in the middle of a bin. */
  private static double[] expected(Initialiser init, int count, double reach, double sd) {
    boolean isUniform = init.formula().startsWith("U(");
    if (!(sd > 0) || !(init.isScaledNormal() || isUniform)) {
      return new double[0];
    }
    double width = 2 * reach / BINS;
    double[] expected = new double[BINS];
    for (int bin = 0; bin < BINS; bin++) {
      double z = (-reach + (bin + 0.5) * width) / sd;
      expected[bin] = count * width / sd * (isUniform ? uniform(z) : normal(z));
    }
    return expected;
  }

  private static double normal(double z) {
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }

  /** With standard deviation 1. */
  private static double uniform(double z) {
    return Math.abs(z) <= Math.sqrt(3) ? 1 / Math.sqrt(12) : 0;
  }
}
