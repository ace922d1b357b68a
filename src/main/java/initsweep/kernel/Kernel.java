package initsweep.kernel;

/**
 * The arithmetic of a dense network in float32. Matrices are laid out as {@link Layout} says; (r ×
 * c) beside an array is its shape without padding. Sizes are the caller's promise: an array that is
 * too short throws, one that is too long is left alone past its end. Elementwise operations take
 * whole padded lengths.
 *
 * <p>Implementations hold no state and may be shared by threads.
 */
public interface Kernel {
  /** Goes up whenever a result of any operation changes in any bit. */
  int VERSION = 2;

  /** {@code scalar} or {@code vector}. */
  String name();

  /** Width of a vector register in bits; 32 for scalar code. */
  int vectorBits();

  /** C = A·B. A (m × k), B (k × n), C (m × n); c_ij = Σ a_ip b_pj over p upwards. */
  void multiply(int m, int k, int n, float[] a, float[] b, float[] c);

  /** C = Aᵀ·B. A (k × m), B (k × n), C (m × n); c_ij = Σ a_pi b_pj over p upwards. */
  void multiplyTransposed(int m, int k, int n, float[] a, float[] b, float[] c);

  /** B = Aᵀ. A (m × n), B (n × m). */
  void transpose(int m, int n, float[] a, float[] b);

  /** c_ij += b_j. C (m × n), b (n). */
  void addRow(int m, int n, float[] b, float[] c);

  /** s_j = Σ c_ij over i upwards. C (m × n), s (n). */
  void sumRows(int m, int n, float[] c, float[] s);

  /** y_i = a·x_i + y_i, fused. */
  void addScaled(int length, float a, float[] x, float[] y);

  /** y_i = x_i·y_i. */
  void multiplyElements(int length, float[] x, float[] y);

  /** Functions of whole arrays and their slopes. */
  Elementwise elementwise();
}
