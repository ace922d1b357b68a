package initsweep.nn.initialisers;

import initsweep.kernel.Kernel;
import initsweep.kernel.Layout;
import initsweep.nn.Activation;
import initsweep.nn.Initialiser;
import initsweep.nn.LayerSpec;
import initsweep.nn.NetworkShape;
import initsweep.nn.Parameters;
import initsweep.random.Draws;

/**
 * Layer-sequential unit variance: orthogonal weights, then each layer, from the first to the
 * output, scaled so that its pre-activations on a batch have variance 1 over all examples and
 * units. Mishkin & Matas 2016 (arXiv 1511.06422), algorithm 1; without convolutions and with biases
 * 0, a single scaling reaches the variance that the paper iterates towards. A layer whose variance
 * is 0 or not finite is not scaled.
 */
final class Lsuv implements WeightRule {
  private static final WeightRule ORTHOGONAL = new Orthogonal(1);

  @Override
  public void fill(LayerSpec layer, Draws draws, float[] weights, float[] biases) {
    ORTHOGONAL.fill(layer, draws, weights, biases);
  }

  @Override
  public int fittingExamples() {
    return Initialiser.FITTING_EXAMPLES;
  }

  @Override
  public void fit(
      Parameters parameters, Activation activation, Kernel kernel, int rows, float[] inputs) {
    NetworkShape shape = parameters.shape();
    float[] below = inputs;
    for (int layer = 1; layer <= shape.layers(); layer++) {
      int nIn = shape.width(layer - 1);
      int nOut = shape.width(layer);
      float[] weights = parameters.weights(layer);
      float[] z = Layout.matrix(rows, nOut);
      kernel.multiply(rows, nIn, nOut, below, weights, z);
      scale(1 / Math.sqrt(variance(rows, nOut, z)), weights);
      kernel.multiply(rows, nIn, nOut, below, weights, z);
      below = Layout.matrix(rows, nOut);
      activation.apply(kernel, z.length, z, below, null);
    }
  }

  private static void scale(double factor, float[] weights) {
    if (factor == 0 || !Double.isFinite(factor)) {
      return;
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (factor * weights[i]);
    }
  }

  /** Variance over all elements of Z (rows × columns). */
  private static double variance(int rows, int columns, float[] z) {
    double mean = sumOfPowers(rows, columns, z, 0, 1) / ((double) rows * columns);
    return sumOfPowers(rows, columns, z, mean, 2) / ((double) rows * columns);
  }

  /** Σ (z_ij − shift)^power, row by row; power 1 or 2. */
  private static double sumOfPowers(int rows, int columns, float[] z, double shift, int power) {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      int start = row * Layout.stride(columns);
      for (int at = start; at < start + columns; at++) {
        double deviation = z[at] - shift;
        sum += power == 1 ? deviation : deviation * deviation;
      }
    }
    return sum;
  }
}
