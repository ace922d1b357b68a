package initsweep.nn;

import initsweep.kernel.Layout;

/** The weights and biases of a network, or as many gradients. Layers are numbered from 1. */
public final class Parameters {
  private final NetworkShape shape;
  private final float[][] weights; // per layer (nIn × nOut)
  private final float[][] biases; // per layer (nOut)

  /** All zero. */
  public Parameters(NetworkShape shape) {
    this.shape = shape;
    weights = new float[shape.layers()][];
    biases = new float[shape.layers()][];
    for (int layer = 1; layer <= shape.layers(); layer++) {
      weights[layer - 1] = Layout.matrix(shape.width(layer - 1), shape.width(layer));
      biases[layer - 1] = Layout.vector(shape.width(layer));
    }
  }

  public NetworkShape shape() {
    return shape;
  }

  /** (nIn × nOut), laid out as {@link Layout} says; shared, not a copy. */
  public float[] weights(int layer) {
    return weights[layer - 1];
  }

  /** (nOut), padded; shared, not a copy. */
  public float[] biases(int layer) {
    return biases[layer - 1];
  }

  /** Σ w² over all weights, without biases, in double and in the order of the matrices. */
  public double sumOfSquaredWeights() {
    double sum = 0;
    for (int layer = 1; layer <= shape.layers(); layer++) {
      sum += sumOfSquaredWeights(layer);
    }
    return sum;
  }

  private double sumOfSquaredWeights(int layer) {
    int columns = shape.width(layer);
    int stride = Layout.stride(columns);
    float[] w = weights(layer);
    double sum = 0;
    for (int row = 0; row < shape.width(layer - 1); row++) {
      for (int at = row * stride; at < row * stride + columns; at++) {
        sum += (double) w[at] * w[at];
      }
    }
    return sum;
  }
}
