package initsweep.nn;

import initsweep.kernel.Kernel;
import initsweep.kernel.Layout;
import initsweep.nn.layers.Skip;

/** h_l = h_{l−2} + a·z_l in place of an activation. */
final class SkipEnd implements LayerOperation {
  private final int layer;
  private final int width;
  private final float[] multiplier; // a (1), or null
  private final float[] gradient; // ∂loss/∂a (1), or null
  private final float fixed;
  private final Kernel kernel;
  private final float[] sums; // (width)

  SkipEnd(
      int layer, int width, Skip skip, Parameters parameters, Parameters gradients, Kernel kernel) {
    this.layer = layer;
    this.width = width;
    this.multiplier = skip.isTrained() ? parameters.multiplier(layer) : null;
    this.gradient = skip.isTrained() ? gradients.multiplier(layer) : null;
    this.fixed = (float) skip.start();
    this.kernel = kernel;
    this.sums = Layout.vector(width);
  }

  @Override
  public void forward(int rows, Mode mode, Workspace pass) {
    int length = rows * Layout.stride(width);
    float[] h = pass.activations(layer);
    System.arraycopy(pass.activations(layer - Skip.BRANCH), 0, h, 0, length);
    kernel.addScaled(length, factor(), pass.preActivations(layer), h);
  }

  private float factor() {
    return multiplier == null ? fixed : multiplier[0];
  }

  @Override
  public void backward(int rows, Workspace pass) {
    if (multiplier != null) {
      gradient[0] = sumOfProducts(rows, pass.deltas(layer), pass.preActivations(layer));
    }
    int length = rows * Layout.stride(width);
    kernel.scale(length, factor(), pass.deltas(layer), pass.branchDeltas(layer));
  }

  @Override
  public void tangent(int rows, Parameters direction, Workspace pass, Workspace tangents) {
    int length = rows * Layout.stride(width);
    float[] h = tangents.activations(layer);
    System.arraycopy(tangents.activations(layer - Skip.BRANCH), 0, h, 0, length);
    kernel.addScaled(length, factor(), tangents.preActivations(layer), h);
    if (multiplier != null) {
      kernel.addScaled(length, direction.multiplier(layer)[0], pass.preActivations(layer), h);
    }
  }

  /** Column by column, each row by row. */
  private float sumOfProducts(int rows, float[] a, float[] b) {
    kernel.normalization().sumProducts(rows, width, a, b, sums);
    double sum = 0;
    for (int j = 0; j < width; j++) {
      sum += sums[j];
    }
    return (float) sum;
  }
}
