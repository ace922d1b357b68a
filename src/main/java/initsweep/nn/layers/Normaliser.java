package initsweep.nn.layers;

/**
 * The normalisation of one layer of one network, with what it remembers between batches. Arrays are
 * laid out as {@link initsweep.kernel.Layout} says.
 */
public interface Normaliser {
  /**
   * y = x̂·γ + β with the statistics of these examples.
   *
   * @param z (rows × width), becomes x̂
   * @param scale γ (width)
   * @param shift β (width)
   * @param roots reciprocal standard deviations, for {@link #backward} (the larger of rows and
   *     width)
   * @param y (rows × width)
   */
  void forward(int rows, float[] z, float[] scale, float[] shift, float[] roots, float[] y);

  /** Takes the statistics of the last {@link #forward} into account for {@link #evaluate}. */
  void remember();

  /** As {@link #forward}, with statistics that do not depend on the examples beside an example. */
  void evaluate(int rows, float[] z, float[] scale, float[] shift, float[] roots, float[] y);

  /**
   * How x̂ changes with z, from the last {@link #forward}: dx̂ = r·(dz − mean dz − x̂·mean(x̂·dz)),
   * the means over what shares statistics.
   *
   * @param normalized x̂ (rows × width)
   * @param change dz (rows × width), becomes dx̂
   */
  void tangent(int rows, float[] roots, float[] normalized, float[] change);

  /**
   * Backward through the last {@link #forward}.
   *
   * @param delta ∂loss/∂y (rows × width)
   * @param normalized x̂ (rows × width), becomes ∂loss/∂z
   * @param scaleGradient becomes ∂loss/∂γ (width)
   * @param shiftGradient becomes ∂loss/∂β (width)
   */
  void backward(
      int rows,
      float[] delta,
      float[] scale,
      float[] roots,
      float[] normalized,
      float[] scaleGradient,
      float[] shiftGradient);
}
