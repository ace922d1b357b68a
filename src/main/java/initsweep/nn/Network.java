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

  /** What the last {@link #backward} left; those of biases are overwritten by {@link #descend}. */
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
    double loss = lossAndItsDeltas(x, labels, pass);
    backwardFrom(shape.layers(), x, pass);
    return loss;
  }

  /** Backward pass below a layer whose δ is already in the workspace. */
  public void backwardFrom(int top, Inputs x, Workspace pass) {
    for (int layer = top; layer >= 1; layer--) {
      propagate(layer, x.rows(), pass);
      differentiate(layer, x, pass);
    }
  }

  /**
   * Loss of the last {@link #forward}, and p ← p + s·∂loss/∂p for every parameter p: the bits of
   * {@link #backward} followed by {@link Kernel#addScaled}, without the gradients in between, which
   * are larger than a cache.
   *
   * @param x the examples of that pass
   * @param labels class of each example (rows), unsigned
   * @param step the factor s, negative to descend
   * @return mean cross-entropy
   */
  public double descend(Inputs x, byte[] labels, float step, Workspace pass) {
    double loss = lossAndItsDeltas(x, labels, pass);
    for (int layer = shape.layers(); layer >= 1; layer--) {
      propagate(layer, x.rows(), pass);
      descend(layer, x, step, pass);
    }
    return loss;
  }

  private double lossAndItsDeltas(Inputs x, byte[] labels, Workspace pass) {
    int output = shape.layers();
    double loss = loss(x.rows(), labels, pass);
    SoftmaxCrossEntropy.gradient(x.rows(), shape.width(output), labels, pass.deltas(output));
    return loss;
  }

  /** δ_{l−1} = (δ_l·W_lᵀ) ⊙ φ′(z_{l−1}), for l > 1. */
  private void propagate(int layer, int rows, Workspace pass) {
    if (layer == 1) {
      return;
    }
    kernel.multiplyByTransposed(
        rows,
        shape.width(layer),
        shape.width(layer - 1),
        pass.deltas(layer),
        parameters.weights(layer),
        pass.slopes(layer - 1),
        pass.deltas(layer - 1));
  }

  /** ∂loss/∂W_l = h_{l−1}ᵀ·δ_l, and ∂loss/∂b_l. */
  private void differentiate(int layer, Inputs x, Workspace pass) {
    int nOut = shape.width(layer);
    float[] delta = pass.deltas(layer);
    float[] gradient = gradients.weights(layer);
    if (layer == 1) {
      x.multiplyTransposed(kernel, nOut, delta, gradient);
    } else {
      int nIn = shape.width(layer - 1);
      float[] below = pass.activations(layer - 1);
      kernel.multiplyTransposed(nIn, x.rows(), nOut, below, delta, gradient);
    }
    kernel.sumRows(x.rows(), nOut, delta, gradients.biases(layer));
  }

  /** The step that {@link #differentiate} would give the gradients of. */
  private void descend(int layer, Inputs x, float step, Workspace pass) {
    int nOut = shape.width(layer);
    float[] delta = pass.deltas(layer);
    float[] weights = parameters.weights(layer);
    if (layer == 1) {
      x.descend(kernel, nOut, step, delta, weights);
    } else {
      int nIn = shape.width(layer - 1);
      float[] below = pass.activations(layer - 1);
      kernel.addTransposedProduct(step, nIn, x.rows(), nOut, below, delta, weights);
    }
    float[] gradient = gradients.biases(layer);
    kernel.sumRows(x.rows(), nOut, delta, gradient);
    kernel.addScaled(gradient.length, step, gradient, parameters.biases(layer));
  }
}
