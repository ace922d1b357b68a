package initsweep.nn;

import initsweep.kernel.Layout;

/**
 * The Gauss–Newton matrix of the mean cross-entropy over some examples, G = 1/n Σ Jᵀ(diag p −
 * p·pᵀ)J with J = ∂logits/∂θ of an example and θ everything that is trained. It is the Hessian
 * without the part that has second derivatives of the network, and never has a negative eigenvalue.
 * Schraudolph 2002. Only products with it are computed: forward along a direction, then backward.
 */
public final class GaussNewton {
  private final Network network;
  private final NetworkShape shape;
  private final Inputs inputs;
  private final Workspace pass;
  private final Workspace tangents;
  private final float[] probabilities; // softmax (rows × classes)

  /**
   * @param network with an output layer
   * @param pass has room for the examples; overwritten
   */
  public GaussNewton(Network network, Inputs inputs, Workspace pass) {
    this.network = network;
    this.shape = network.parameters().shape();
    this.inputs = inputs;
    this.pass = pass;
    this.tangents = new Workspace(shape, inputs.rows());
    this.probabilities = Layout.matrix(inputs.rows(), shape.outputs());
  }

  /**
   * Sets the gradients of the network to G·v, with batch norm's statistics over the examples and
   * every unit at its mean under dropout.
   *
   * @param direction v
   */
  public void multiply(Parameters direction) {
    int output = shape.layers();
    network.forward(inputs, pass); // each time, since a backward pass through a norm overwrites it
    network.tangent(inputs, direction, pass, tangents);
    SoftmaxCrossEntropy.probabilities(
        network.kernel(),
        inputs.rows(),
        shape.outputs(),
        pass.preActivations(output),
        probabilities);
    SoftmaxCrossEntropy.curvature(
        inputs.rows(),
        shape.outputs(),
        probabilities,
        tangents.preActivations(output),
        pass.deltas(output));
    network.backwardFrom(output, inputs, pass);
  }
}
