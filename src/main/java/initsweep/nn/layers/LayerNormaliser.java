package initsweep.nn.layers;

import initsweep.kernel.Kernel;
import initsweep.kernel.Layout;

/** Statistics over the units of a layer, example by example: nothing to remember. */
final class LayerNormaliser implements Normaliser {
  private final int width;
  private final Kernel kernel;
  private final float epsilon;
  private final float[] line = new float[Layout.LINE];

  /**
   * @param epsilon added to a variance
   */
  LayerNormaliser(float epsilon, int width, Kernel kernel) {
    this.width = width;
    this.kernel = kernel;
    this.epsilon = epsilon;
  }

  @Override
  public void forward(int rows, float[] z, float[] scale, float[] shift, float[] roots, float[] y) {
    kernel.normalization().rows(rows, width, epsilon, z, scale, shift, roots, line, y);
  }

  @Override
  public void remember() {}

  @Override
  public void evaluate(
      int rows, float[] z, float[] scale, float[] shift, float[] roots, float[] y) {
    forward(rows, z, scale, shift, roots, y);
  }

  @Override
  public void tangent(int rows, float[] roots, float[] normalized, float[] change) {
    for (int row = 0; row < rows; row++) {
      NormTangent.replace(width, row * Layout.stride(width), 1, roots[row], normalized, change);
    }
  }

  @Override
  public void backward(
      int rows,
      float[] delta,
      float[] scale,
      float[] roots,
      float[] normalized,
      float[] scaleGradient,
      float[] shiftGradient) {
    kernel
        .normalization()
        .rowsBackward(
            rows, width, delta, scale, roots, line, normalized, scaleGradient, shiftGradient);
  }
}
