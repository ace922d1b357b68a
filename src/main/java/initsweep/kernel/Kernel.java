package initsweep.kernel;

/**
 * The arithmetic of a dense network in float32. Matrices are laid out as {@link Layout} says; (r ×
 * c) beside an array is its shape without padding. Callers guarantee the sizes: an array that is
 * too short throws, and elements past the size are not touched. Elementwise operations take lengths
 * that include the padding.
 *
 * <p>Implementations are stateless and thread-safe.
 */
public interface Kernel {
  /** Increased whenever any bit of any operation's result changes. */
  int VERSION = 2;

  /** {@code scalar} or {@code vector}. */
  String name();

  /** Width of a vector register in bits; 32 for scalar code. */
  int vectorBits();

  /** Whether products with a {@link SparseMatrix} are supported. */
  default boolean takesSparse() {
    return true;
  }

  /** C = A·B. A (m × k), B (k × n), C (m × n); c_ij = Σ a_ip b_pj over ascending p. */
  void multiply(int m, int k, int n, float[] a, float[] b, float[] c);

  /** C = Aᵀ·B. A (k × m), B (k × n), C (m × n); c_ij = Σ a_pi b_pj over ascending p. */
  void multiplyTransposed(int m, int k, int n, float[] a, float[] b, float[] c);

  /**
   * C = Aᵀ·B with sparse A (k × m), B (k × n), C (m × n); the order is that of the dense product.
   */
  void multiplyTransposed(SparseMatrix a, int n, float[] b, float[] c);

  /**
   * C = α·Aᵀ·B + C. A (k × m), B (k × n), C (m × n); c_ij = fma(α, Σ a_pi b_pj over ascending p,
   * c_ij): the bits of {@link #multiplyTransposed(int, int, int, float[], float[], float[])}
   * followed by {@link #addScaled}.
   */
  void addTransposedProduct(float alpha, int m, int k, int n, float[] a, float[] b, float[] c);

  /** C = α·Aᵀ·B + C with sparse A (k × m); the order is that of the dense product. */
  void addTransposedProduct(float alpha, SparseMatrix a, int n, float[] b, float[] c);

  /** Z = X·W + 1·bᵀ. X (m × k), W (k × n), b (n), Z (m × n); b_j is added last. */
  void affine(int m, int k, int n, float[] x, float[] w, float[] b, float[] z);

  /** Z = X·W + 1·bᵀ with sparse X (m × k); the order is that of the dense product. */
  void affine(SparseMatrix x, int n, float[] w, float[] b, float[] z);

  /**
   * C = (A·Bᵀ) ⊙ S. A (m × k), B (n × k), S and C (m × n); c_ij = (Σ a_ip b_jp over ascending
   * p)·s_ij.
   */
  void multiplyByTransposed(int m, int k, int n, float[] a, float[] b, float[] scale, float[] c);

  /** s_j = Σ c_ij over ascending i. C (m × n), s (n). */
  void sumRows(int m, int n, float[] c, float[] s);

  /** y_i = fma(a, x_i, y_i). */
  void addScaled(int length, float a, float[] x, float[] y);

  /** y_i = a·x_i; y may be x. Arithmetic without an order, so one for all, which C2 vectorises. */
  default void scale(int length, float a, float[] x, float[] y) {
    for (int i = 0; i < length; i++) {
      y[i] = a * x[i];
    }
  }

  /** y_i = x_i·y_i. */
  default void multiplyElements(int length, float[] x, float[] y) {
    for (int i = 0; i < length; i++) {
      y[i] = x[i] * y[i];
    }
  }

  /** y_i = a_i·x_i + y_i, fused. */
  default void addProducts(int length, float[] a, float[] x, float[] y) {
    for (int i = 0; i < length; i++) {
      y[i] = Math.fma(a[i], x[i], y[i]);
    }
  }

  /** Batch and layer normalisation. */
  Normalization normalization();

  /** Functions of whole arrays and their slopes. */
  Elementwise elementwise();
}
