package initsweep.nn;

import initsweep.kernel.Kernel;
import initsweep.kernel.Layout;
import initsweep.random.RandomStreams;

/**
 * A dense network: z_l = h_{l−1}·W_l + b_l, h_l = φ(z_l), and softmax over the last z if there is
 * an output layer; with norm, dropout and skips where its {@link NetworkShape} has them. Holds
 * parameters, gradients and running statistics; the arrays of a pass are the caller's {@link
 * Workspace}.
 */
public final class Network {
  private final NetworkShape shape;
  private final Kernel kernel;
  private final Parameters parameters;
  private final Parameters gradients;
  private final HiddenLayers hiddenLayers;

  /** A network that {@link #train} is not asked for, unless it has no dropout. */
  public Network(Parameters parameters, Activation activation, Kernel kernel) {
    this(parameters, activation, null, kernel);
  }

  /**
   * @param streams what the masks of dropout are drawn from
   */
  public Network(
      Parameters parameters, Activation activation, RandomStreams streams, Kernel kernel) {
    this.shape = parameters.shape();
    this.kernel = kernel;
    this.parameters = parameters;
    this.gradients = new Parameters(shape);
    this.hiddenLayers = new HiddenLayers(parameters, gradients, activation, streams, kernel);
  }

  Kernel kernel() {
    return kernel;
  }

  public Parameters parameters() {
    return parameters;
  }

  /** What the last {@link #backward} left; {@link #descend} overwrites those of no weights. */
  public Parameters gradients() {
    return gradients;
  }

  /**
   * Forward pass of a training step, which leaves what {@link #descend} and {@link #backward} need:
   * normalised by the statistics of these examples, which running ones take into account, and with
   * the units dropped that the next mask says.
   */
  public void train(Inputs x, Workspace pass) {
    forward(x, Mode.TRAINING, pass);
  }

  /**
   * The function of the last {@link #train} with the parameters as they are now, for its loss: no
   * slopes, no other mask, and running statistics stay.
   */
  public void repeat(Inputs x, Workspace pass) {
    forward(x, Mode.REPETITION, pass);
  }

  /**
   * Forward pass of a measurement, which leaves what {@link #backward} needs: normalised by the
   * statistics of these examples, every unit at its mean under dropout, and running statistics
   * stay.
   */
  public void forward(Inputs x, Workspace pass) {
    forward(x, Mode.MEASUREMENT, pass);
  }

  /**
   * Forward pass of an evaluation: running statistics, every unit at its mean under dropout. The
   * slopes in the workspace stay those of another pass.
   */
  public void infer(Inputs x, Workspace pass) {
    forward(x, Mode.EVALUATION, pass);
  }

  private void forward(Inputs x, Mode mode, Workspace pass) {
    for (int layer = 1; layer <= shape.layers(); layer++) {
      affine(layer, x, pass);
      hiddenLayers.forward(layer, x.rows(), mode, pass);
    }
  }

  private void affine(int layer, Inputs x, Workspace pass) {
    int nOut = shape.width(layer);
    float[] w = parameters.weights(layer);
    float[] b = parameters.biases(layer);
    float[] z = pass.affine(layer);
    if (layer == 1) {
      x.affine(kernel, nOut, w, b, z);
    } else {
      int nIn = shape.width(layer - 1);
      kernel.affine(x.rows(), nIn, nOut, pass.activations(layer - 1), w, b, z);
    }
  }

  /**
   * Derivatives of the last {@link #forward} along a direction of the parameters (forward-mode
   * differentiation).
   *
   * @param x the examples of that pass
   * @param tangents set to the derivatives of what {@code pass} holds, under the same names
   */
  void tangent(Inputs x, Parameters direction, Workspace pass, Workspace tangents) {
    for (int layer = 1; layer <= shape.layers(); layer++) {
      affineTangent(layer, x, direction, pass, tangents);
      hiddenLayers.tangent(layer, x.rows(), direction, pass, tangents);
    }
  }

  /** h_{l−1}·dW_l + db_l + dh_{l−1}·W_l. */
  private void affineTangent(
      int layer, Inputs x, Parameters direction, Workspace pass, Workspace tangents) {
    int rows = x.rows();
    int nOut = shape.width(layer);
    float[] w = direction.weights(layer);
    float[] b = direction.biases(layer);
    float[] change = tangents.affine(layer);
    if (layer == 1) {
      x.affine(kernel, nOut, w, b, change);
    } else {
      int nIn = shape.width(layer - 1);
      float[] ofInputs = tangents.deltas(layer);
      kernel.affine(rows, nIn, nOut, pass.activations(layer - 1), w, b, change);
      kernel.multiply(
          rows, nIn, nOut, tangents.activations(layer - 1), parameters.weights(layer), ofInputs);
      kernel.addScaled(rows * Layout.stride(nOut), 1, ofInputs, change);
    }
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
   * Loss of the last {@link #train} or {@link #forward}, and the gradients of the parameters.
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
      hiddenLayers.backward(layer, x.rows(), pass);
      propagate(layer, x.rows(), pass);
      differentiate(layer, x, pass);
    }
  }

  /**
   * Loss of the last {@link #train}, and p ← p + s·∂loss/∂p for every parameter p: the bits of
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
      hiddenLayers.backward(layer, x.rows(), pass);
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

  /** δ_{l−1} = (δ_l·W_lᵀ) ⊙ φ′(z_{l−1}), for l > 1, δ_l the gradient of what W_l gives. */
  private void propagate(int layer, int rows, Workspace pass) {
    if (layer == 1) {
      return;
    }
    kernel.multiplyByTransposed(
        rows,
        shape.width(layer),
        shape.width(layer - 1),
        pass.affineDeltas(layer),
        parameters.weights(layer),
        pass.slopes(layer - 1),
        pass.deltas(layer - 1));
  }

  /** ∂loss/∂W_l = h_{l−1}ᵀ·δ_l, and ∂loss/∂b_l. */
  private void differentiate(int layer, Inputs x, Workspace pass) {
    int nOut = shape.width(layer);
    float[] delta = pass.affineDeltas(layer);
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

  /** The step along the gradients that {@link #differentiate} would compute. */
  private void descend(int layer, Inputs x, float step, Workspace pass) {
    int nOut = shape.width(layer);
    float[] delta = pass.affineDeltas(layer);
    float[] weights = parameters.weights(layer);
    if (layer == 1) {
      x.descend(kernel, nOut, step, delta, weights);
    } else {
      int nIn = shape.width(layer - 1);
      float[] below = pass.activations(layer - 1);
      kernel.addTransposedProduct(step, nIn, x.rows(), nOut, below, delta, weights);
    }
    kernel.sumRows(x.rows(), nOut, delta, gradients.biases(layer));
    descend(gradients.biases(layer), step, parameters.biases(layer));
    descend(gradients.scales(layer), step, parameters.scales(layer));
    descend(gradients.shifts(layer), step, parameters.shifts(layer));
    descend(gradients.multiplier(layer), step, parameters.multiplier(layer));
  }

  /** Nothing where a layer has no such parameters. */
  private void descend(float[] gradient, float step, float[] parameter) {
    if (parameter != null) {
      kernel.addScaled(gradient.length, step, gradient, parameter);
    }
  }
}
