package initsweep.nn;

import initsweep.kernel.Kernel;
import initsweep.kernel.Layout;

/**
 * A dense network: z_l = h_{l−1}·W_l + b_l, h_l = φ(z_l), and softmax over the last z if there is
 * an output layer. Holds parameters and gradients; the arrays of a pass are the caller's {@link
 * Workspace}.
 */
public final class Network {
  private final NetworkShape shape;
  private final Activation activation;
  private final Kernel kernel;
  private final Parameters parameters;
  private final Parameters gradients;

  public Network(Parameters parameters, Activation activation, Kernel kernel) {
    this.shape = parameters.shape();
    this.activation = activation;
    this.kernel = kernel;
    this.parameters = parameters;
    this.gradients = new Parameters(shape);
  }

  public Parameters parameters() {
    return parameters;
  }

  /** What the last {@link #backward} left. */
  public Parameters gradients() {
    return gradients;
  }

  /**
   * Forward pass.
   *
   * @param x examples (rows × inputs), laid out as {@link Layout} says
   */
  public void forward(int rows, float[] x, Workspace pass) {
    float[] below = x;
    for (int layer = 1; layer <= shape.layers(); layer++) {
      int width = shape.width(layer);
      float[] z = pass.preActivations(layer);
      kernel.multiply(rows, shape.width(layer - 1), width, below, parameters.weights(layer), z);
      kernel.addRow(rows, width, parameters.biases(layer), z);
      if (shape.isHidden(layer)) {
        below = pass.activations(layer);
        activation.apply(kernel, rows * Layout.stride(width), z, below, pass.slopes(layer));
      }
    }
  }

  /**
   * Mean cross-entropy of the softmax of the last forward pass.
   *
   * @param labels class of each example (rows)
   */
  public double loss(int rows, byte[] labels, Workspace pass) {
    int output = shape.layers();
    return SoftmaxCrossEntropy.loss(
        kernel,
        rows,
        shape.width(output),
        pass.preActivations(output),
        labels,
        pass.deltas(output));
  }

  /**
   * Loss of the last forward pass, and the gradients of the parameters.
   *
   * @param x the examples of that pass (rows × inputs)
   * @param labels class of each example (rows)
   * @return mean cross-entropy
   */
  public double backward(int rows, float[] x, byte[] labels, Workspace pass) {
    int output = shape.layers();
    double loss = loss(rows, labels, pass);
    SoftmaxCrossEntropy.gradient(rows, shape.width(output), labels, pass.deltas(output));
    backwardFrom(output, rows, x, pass);
    return loss;
  }

  /** Backward pass below a layer whose δ is already in the workspace. */
  public void backwardFrom(int top, int rows, float[] x, Workspace pass) {
    for (int layer = top; layer >= 1; layer--) {
      int nIn = shape.width(layer - 1);
      int nOut = shape.width(layer);
      float[] delta = pass.deltas(layer);
      float[] below = layer == 1 ? x : pass.activations(layer - 1);
      kernel.multiplyTransposed(nIn, rows, nOut, below, delta, gradients.weights(layer));
      kernel.sumRows(rows, nOut, delta, gradients.biases(layer));
      if (layer > 1) {
        float[] transposed = pass.transposedWeights(layer);
        float[] deltaBelow = pass.deltas(layer - 1);
        kernel.transpose(nIn, nOut, parameters.weights(layer), transposed);
        kernel.multiply(rows, nOut, nIn, delta, transposed, deltaBelow);
        kernel.multiplyElements(rows * Layout.stride(nIn), pass.slopes(layer - 1), deltaBelow);
      }
    }
  }
}
