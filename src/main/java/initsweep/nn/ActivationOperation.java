package initsweep.nn;

import initsweep.kernel.Kernel;
import initsweep.kernel.Layout;

/** h = φ(z). Its slopes are a factor of the product that brings δ down to the layer. */
record ActivationOperation(int layer, int width, Activation activation, Kernel kernel)
    implements LayerOperation {
  @Override
  public void forward(int rows, Mode mode, Workspace pass) {
    activation.apply(
        kernel,
        rows * Layout.stride(width),
        pass.preActivations(layer),
        pass.activations(layer),
        mode.keepsSlopes() ? pass.slopes(layer) : null);
  }

  /** The slopes have dropout's factor already. */
  @Override
  public void tangent(int rows, Parameters direction, Workspace pass, Workspace tangents) {
    int length = rows * Layout.stride(width);
    float[] h = tangents.activations(layer);
    System.arraycopy(tangents.preActivations(layer), 0, h, 0, length);
    kernel.multiplyElements(length, pass.slopes(layer), h);
  }
}
