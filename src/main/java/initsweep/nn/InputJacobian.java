package initsweep.nn;

import initsweep.kernel.Layout;

/**
 * The derivatives of the hidden layers with respect to the input, at single examples of the last
 * {@link Network#forward}: along given directions of the input, in double precision, since products
 * of many layers have singular values of very different size. Dropout has every unit at its mean.
 * Not for batch norm, where a layer depends on all examples.
 */
public final class InputJacobian {
  private final NetworkShape shape;
  private final Parameters parameters;
  private final Workspace pass;
  private final double[][] weights; // per layer (nIn × nOut), without padding
  private final double[] first; // (directions × width of the first layer)
  private final int directions;

  /** What is done with the derivatives of one layer. */
  @FunctionalInterface
  public interface Layers {
    /**
     * @param tangents derivatives of h (directions × width), row-major; not to be changed
     */
    void accept(int layer, double[] tangents);
  }

  /**
   * @param pass of that forward pass
   * @param first V·W₁ for directions V of the input (directions × width of the first layer),
   *     row-major without padding
   */
  public InputJacobian(Parameters parameters, Workspace pass, double[] first) {
    this.shape = parameters.shape();
    this.parameters = parameters;
    this.pass = pass;
    this.first = first;
    this.directions = first.length / shape.width(1);
    this.weights = new double[shape.hidden().size()][];
    for (int layer = 2; layer <= weights.length; layer++) {
      weights[layer - 1] = weights(parameters, layer);
    }
  }

  /** The weights of a layer (nIn × nOut), row-major without padding. */
  public static double[] weights(Parameters parameters, int layer) {
    int columns = parameters.shape().width(layer);
    double[] dense = new double[parameters.shape().width(layer - 1) * columns];
    for (int i = 0; i < dense.length; i++) {
      dense[i] = parameters.weights(layer)[i / columns * Layout.stride(columns) + i % columns];
    }
    return dense;
  }

  /**
   * From the first hidden layer to the last.
   *
   * @param row of the example
   */
  public void at(int row, Layers layers) {
    double[] twoBelow = null;
    double[] below = null;
    for (int layer = 1; layer <= shape.hidden().size(); layer++) {
      double[] h = layer == 1 ? first.clone() : affine(layer, below);
      if (shape.hasNorm()) {
        normalise(layer, row, h);
      }
      if (shape.endsSkip(layer)) {
        addBranch(layer, twoBelow, h);
      } else {
        activate(layer, row, h);
      }
      layers.accept(layer, h);
      twoBelow = below;
      below = h;
    }
  }

  /** dh_{l−1}·W_l. */
  private double[] affine(int layer, double[] below) {
    int nIn = shape.width(layer - 1);
    int nOut = shape.width(layer);
    double[] w = weights[layer - 1];
    double[] z = new double[directions * nOut];
    for (int i = 0; i < directions; i++) {
      for (int p = 0; p < nIn; p++) {
        double x = below[i * nIn + p];
        for (int j = 0; j < nOut; j++) {
          z[i * nOut + j] += x * w[p * nOut + j];
        }
      }
    }
    return z;
  }

  /** Layer norm: dy = γ·r·(dz − mean dz − x̂·mean(x̂·dz)), the means over the units. */
  private void normalise(int layer, int row, double[] z) {
    int width = shape.width(layer);
    float[] normalized = pass.affine(layer);
    float[] scale = parameters.scales(layer);
    int at = row * Layout.stride(width);
    double root = pass.roots(layer)[row];
    for (int start = 0; start < z.length; start += width) {
      double sum = 0;
      double product = 0;
      for (int j = 0; j < width; j++) {
        sum += z[start + j];
        product += normalized[at + j] * z[start + j];
      }
      for (int j = 0; j < width; j++) {
        double centred = z[start + j] - sum / width - normalized[at + j] * product / width;
        z[start + j] = scale[j] * root * centred;
      }
    }
  }

  /** dz·φ′(z), which has dropout's factor. */
  private void activate(int layer, int row, double[] z) {
    int width = shape.width(layer);
    float[] slopes = pass.slopes(layer);
    int at = row * Layout.stride(width);
    for (int i = 0; i < z.length; i++) {
      z[i] *= slopes[at + i % width];
    }
  }

  /** dh_{l−2} + a·dz. */
  private void addBranch(int layer, double[] skipped, double[] z) {
    float[] trained = parameters.multiplier(layer);
    double factor = trained == null ? (float) shape.skip().start() : trained[0];
    for (int i = 0; i < z.length; i++) {
      z[i] = skipped[i] + factor * z[i];
    }
  }
}
