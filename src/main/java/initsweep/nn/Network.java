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

  /** Forward pass that leaves what {@link #backward} needs, φ′ included. */
  public void forward(Inputs x, Workspace pass) {
    for (int layer = 1; layer <= shape.layers(); layer++) {
      affine(layer, x, pass);
      if (shape.isHidden(layer)) {
        activate(layer, x.rows(), pass, pass.slopes(layer));
      }
    }
  }

  /** Forward pass for the output alone: the slopes in the workspace stay those of another pass. */
  public void infer(Inputs x, Workspace pass) {
    for (int layer = 1; layer <= shape.layers(); layer++) {
      affine(layer, x, pass);
      if (shape.isHidden(layer)) {
        activate(layer, x.rows(), pass, null);
      }
    }
  }

  private void affine(int layer, Inputs x, Workspace pass) {
    int nOut = shape.width(layer);
    float[] w = parameters.weights(layer);
    float[] b = parameters.biases(layer);
    float[] z = pass.preActivations(layer);
    if (layer == 1) {
      x.affine(kernel, nOut, w, b, z);
    } else {
      int nIn = shape.width(layer - 1);
      kernel.affine(x.rows(), nIn, nOut, pass.activations(layer - 1), w, b, z);
    }
  }

  private void activate(int layer, int rows, Workspace pass, float[] slopes) {
    int length = rows * Layout.stride(shape.width(layer));
    activation.apply(kernel, length, pass.preActivations(layer), pass.activations(layer), slopes);
  }

  /**
   * Mean cross-entropy of the softmax of the last forward pass.
   *
   * @param labels class of each example (rows), unsigned
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
   * Loss of the last {@link #forward}, and the gradients of the parameters.
   *
   * @param x the examples of that pass
   * @param labels class of each example (rows), unsigned
   * @return mean cross-entropy
   */
  public double backward(Inputs x, byte[] labels, Workspace pass) {
    int output = shape.layers();
    double loss = loss(x.rows(), labels, pass);
    SoftmaxCrossEntropy.gradient(x.rows(), shape.width(output), labels, pass.deltas(output));
    backwardFrom(output, x, pass);
    return loss;
  }

  /** Backward pass below a layer whose δ is already in the workspace. */
  public void backwardFrom(int top, Inputs x, Workspace pass) {
    for (int layer = top; layer > 1; layer--) {
      int nIn = shape.width(layer - 1);
      int nOut = shape.width(layer);
      float[] delta = pass.deltas(layer);
      kernel.multiplyTransposed(
          nIn, x.rows(), nOut, pass.activations(layer - 1), delta, gradients.weights(layer));
      kernel.sumRows(x.rows(), nOut, delta, gradients.biases(layer));
      descend(layer, x.rows(), pass);
    }
    float[] delta = pass.deltas(1);
    x.multiplyTransposed(kernel, shape.width(1), delta, gradients.weights(1));
    kernel.sumRows(x.rows(), shape.width(1), delta, gradients.biases(1));
  }

  /** δ_{l−1} = (δ_l·Wᵀ) ⊙ φ′(z_{l−1}). */
  private void descend(int layer, int rows, Workspace pass) {
    int nIn = shape.width(layer - 1);
    int nOut = shape.width(layer);
    float[] transposed = pass.transposedWeights();
    float[] deltaBelow = pass.deltas(layer - 1);
    kernel.transpose(nIn, nOut, parameters.weights(layer), transposed);
    kernel.multiply(rows, nOut, nIn, pass.deltas(layer), transposed, deltaBelow);
    kernel.multiplyElements(rows * Layout.stride(nIn), pass.slopes(layer - 1), deltaBelow);
  }
}
