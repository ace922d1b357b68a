package initsweep.kernel;

/**
 * Batch and layer normalisation in float32, forward and backward. x̂ takes the place of z, and
 * ∂loss/∂z that of x̂, so that neither needs an array of its own. Lengths of statistics are padded
 * as {@link Layout#vector} has them.
 *
 * <p>A sum down a column goes row by row. A sum along a row has sixteen partial sums, of the
 * columns j with equal j mod 16, each upwards; then the upper half is added to the lower until one
 * is left. That is a vector of the widest machine, and one order for all.
 *
 * <p>Implementations hold no state and may be shared by threads.
 */
public interface Normalization {
  /**
   * Batch normalisation: μ_j = Σ_i z_ij / m, v_j = Σ_i (z_ij − μ_j)² / m, r_j = 1/√(v_j + ε), x̂ =
   * (z − μ)·r, y = x̂·γ + β. Ioffe &amp; Szegedy 2015 (arXiv 1502.03167), algorithm 1.
   *
   * @param z (m × n), becomes x̂
   * @param scale γ (n)
   * @param shift β (n)
   * @param mean becomes μ (n)
   * @param variance becomes v (n)
   * @param root becomes r (n)
   * @param y becomes the result (m × n)
   */
  void columns(
      int m,
      int n,
      float epsilon,
      float[] z,
      float[] scale,
      float[] shift,
      float[] mean,
      float[] variance,
      float[] root,
      float[] y);

  /**
   * With statistics that are given: y = ((z − μ)·r)·γ + β.
   *
   * @param z (m × n)
   * @param y becomes the result (m × n); may be z
   */
  void fixedColumns(
      int m, int n, float[] z, float[] scale, float[] shift, float[] mean, float[] root, float[] y);

  /**
   * Backward through {@link #columns}: ∂β_j = Σ_i δ_ij, ∂γ_j = Σ_i δ_ij x̂_ij, ∂z = γ·r·(δ − ∂β/m −
   * x̂·∂γ/m).
   *
   * @param delta δ = ∂loss/∂y (m × n)
   * @param normalized x̂ (m × n), becomes ∂loss/∂z
   * @param scaleGradient becomes ∂loss/∂γ (n)
   * @param shiftGradient becomes ∂loss/∂β (n)
   */
  void columnsBackward(
      int m,
      int n,
      float[] delta,
      float[] scale,
      float[] root,
      float[] normalized,
      float[] scaleGradient,
      float[] shiftGradient);

  /**
   * Layer normalisation: as {@link #columns} with the statistics of each row i over its n columns.
   * Ba, Kiros &amp; Hinton 2016 (arXiv 1607.06450), eq. 3 and 4.
   *
   * @param root becomes r_i (m)
   * @param line scratch ({@link Layout#LINE})
   */
  void rows(
      int m,
      int n,
      float epsilon,
      float[] z,
      float[] scale,
      float[] shift,
      float[] root,
      float[] line,
      float[] y);

  /**
   * Backward through {@link #rows}: ∂γ and ∂β as in {@link #columnsBackward}; with g = δ·γ, ∂z_i =
   * r_i·(g − Σ_j g_ij/n − x̂·Σ_j g_ij x̂_ij/n).
   */
  void rowsBackward(
      int m,
      int n,
      float[] delta,
      float[] scale,
      float[] root,
      float[] line,
      float[] normalized,
      float[] scaleGradient,
      float[] shiftGradient);

  /** s_j = Σ_i a_ij b_ij over i upwards, fused. A and B (m × n), s (n). */
  void sumProducts(int m, int n, float[] a, float[] b, float[] s);

  /** The sum of sixteen partial sums, which are lost. */
  static float total(float[] line) {
    for (int half = Layout.LINE / 2; half > 0; half /= 2) {
      for (int k = 0; k < half; k++) {
        line[k] += line[k + half];
      }
    }
    return line[0];
  }
}
