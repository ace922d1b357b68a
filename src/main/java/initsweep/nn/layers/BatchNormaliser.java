package initsweep.nn.layers;

import initsweep.kernel.Kernel;
import initsweep.kernel.Layout;

/** Statistics over the examples of a batch, and their running means for evaluation. */
final class BatchNormaliser implements Normaliser {
  private final int width;
  private final Kernel kernel;
  private final float epsilon;
  private final float kept;
  private final float added;
  private final float[] mean; // of the last batch (width)
  private final float[] variance; // of the last batch (width)
  private final float[] runningMean; // (width)
  private final float[] runningVariance; // (width)

  /**
   * @param momentum what a running statistic keeps in a step
   * @param epsilon added to a variance
   */
  BatchNormaliser(double momentum, float epsilon, int width, Kernel kernel) {
    this.width = width;
    this.kernel = kernel;
    this.epsilon = epsilon;
    this.kept = (float) momentum;
    this.added = (float) (1 - momentum);
    mean = Layout.vector(width);
    variance = Layout.vector(width);
    runningMean = Layout.vector(width);
    runningVariance = Layout.vector(width);
  }

  @Override
  public void forward(int rows, float[] z, float[] scale, float[] shift, float[] roots, float[] y) {
    kernel.normalization().columns(rows, width, epsilon, z, scale, shift, mean, variance, roots, y);
  }

  @Override
  public void remember() {
    move(runningMean, mean);
    move(runningVariance, variance);
  }

  private void move(float[] running, float[] ofBatch) {
    for (int j = 0; j < width; j++) {
      running[j] = kept * running[j] + added * ofBatch[j];
    }
  }

  @Override
  public void evaluate(
      int rows, float[] z, float[] scale, float[] shift, float[] roots, float[] y) {
    for (int j = 0; j < width; j++) {
      roots[j] = 1 / (float) Math.sqrt(runningVariance[j] + epsilon);
    }
    kernel.normalization().fixedColumns(rows, width, z, scale, shift, runningMean, roots, y);
  }

  @Override
  public void tangent(int rows, float[] roots, float[] normalized, float[] change) {
    for (int j = 0; j < width; j++) {
      NormTangent.replace(rows, j, Layout.stride(width), roots[j], normalized, change);
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
        .columnsBackward(
            rows, width, delta, scale, roots, normalized, scaleGradient, shiftGradient);
  }
}
