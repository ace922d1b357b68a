package initsweep.kernel;

import static initsweep.kernel.Layout.stride;

import java.util.Arrays;

/** The specification of every operation, one element at a time. */
public final class ScalarKernel implements Kernel {
  private static final int FLOAT_BITS = 32;
  private static final Elementwise ELEMENTWISE = new ScalarElementwise();
  private static final Normalization NORMALIZATION = new ScalarNormalization();

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public int vectorBits() {
    return FLOAT_BITS;
  }

  @Override
  public void multiply(int m, int k, int n, float[] a, float[] b, float[] c) {
    product(m, k, n, a, stride(k), 1, b, c);
  }

  @Override
  public void multiplyTransposed(int m, int k, int n, float[] a, float[] b, float[] c) {
    product(m, k, n, a, 1, stride(m), b, c);
  }

  /**
   * c_ij = Σ_p a[i·aRow + p·aInner]·b_pj. Goes through C row by row, so that B is read along its
   * rows.
   */
  private static void product(
      int m, int k, int n, float[] a, int aRow, int aInner, float[] b, float[] c) {
    int ldb = stride(n);
    for (int i = 0; i < m; i++) {
      int ci = i * ldb;
      Arrays.fill(c, ci, ci + n, 0f);
      for (int p = 0; p < k; p++) {
        addScaledRow(n, a[i * aRow + p * aInner], b, p * ldb, c, ci);
      }
    }
  }

  @Override
  public void multiplyTransposed(SparseMatrix a, int n, float[] b, float[] c) {
    for (int block = 0; block < a.blocks(); block++) {
      gather(a, block, n, b, c);
    }
  }

  /** The rows of C = Aᵀ·B that belong to one block of columns of A. */
  private static void gather(SparseMatrix a, int block, int n, float[] b, float[] c) {
    int ldb = stride(n);
    for (int t = 0; t < a.width(block); t++) {
      int ci = (SparseMatrix.BLOCK * block + t) * ldb;
      Arrays.fill(c, ci, ci + n, 0f);
      for (int entry = a.start(block); entry < a.end(block); entry++) {
        addScaledRow(
            n, a.values()[SparseMatrix.BLOCK * entry + t], b, a.entryRows()[entry] * ldb, c, ci);
      }
    }
  }

  @Override
  public void addTransposedProduct(
      float alpha, int m, int k, int n, float[] a, float[] b, float[] c) {
    float[] product = Layout.matrix(m, n);
    multiplyTransposed(m, k, n, a, b, product);
    addScaled(m * stride(n), alpha, product, c);
  }

  @Override
  public void addTransposedProduct(float alpha, SparseMatrix a, int n, float[] b, float[] c) {
    float[] product = Layout.matrix(a.columns(), n);
    multiplyTransposed(a, n, b, product);
    addScaled(a.columns() * stride(n), alpha, product, c);
  }

  @Override
  public void affine(int m, int k, int n, float[] x, float[] w, float[] b, float[] z) {
    multiply(m, k, n, x, w, z);
    addRow(m, n, b, z);
  }

  @Override
  public void affine(SparseMatrix x, int n, float[] w, float[] b, float[] z) {
    Arrays.fill(z, 0, x.rows() * stride(n), 0f);
    for (int block = 0; block < x.blocks(); block++) {
      scatter(x, block, n, w, z);
    }
    addRow(x.rows(), n, b, z);
  }

  /** Adds to C = A·B what one block of columns of A contributes. */
  private static void scatter(SparseMatrix a, int block, int n, float[] b, float[] c) {
    int ldb = stride(n);
    for (int entry = a.start(block); entry < a.end(block); entry++) {
      for (int t = 0; t < a.width(block); t++) {
        int bp = (SparseMatrix.BLOCK * block + t) * ldb;
        addScaledRow(
            n, a.values()[SparseMatrix.BLOCK * entry + t], b, bp, c, a.entryRows()[entry] * ldb);
      }
    }
  }

  /** c_j += a·b_j, fused. */
  private static void addScaledRow(int n, float a, float[] b, int b0, float[] c, int c0) {
    for (int j = 0; j < n; j++) {
      c[c0 + j] = Math.fma(a, b[b0 + j], c[c0 + j]);
    }
  }

  private static void addRow(int m, int n, float[] b, float[] c) {
    for (int i = 0; i < m; i++) {
      int ci = i * stride(n);
      for (int j = 0; j < n; j++) {
        c[ci + j] += b[j];
      }
    }
  }

  @Override
  public void multiplyByTransposed(
      int m, int k, int n, float[] a, float[] b, float[] scale, float[] c) {
    multiply(m, k, n, a, transpose(n, k, b), c);
    for (int i = 0; i < m; i++) {
      for (int at = i * stride(n); at < i * stride(n) + n; at++) {
        c[at] *= scale[at];
      }
    }
  }

  /** Bᵀ. B (n × k). */
  private static float[] transpose(int n, int k, float[] b) {
    float[] transposed = Layout.matrix(k, n);
    for (int j = 0; j < n; j++) {
      for (int p = 0; p < k; p++) {
        transposed[p * stride(n) + j] = b[j * stride(k) + p];
      }
    }
    return transposed;
  }

  @Override
  public void sumRows(int m, int n, float[] c, float[] s) {
    Arrays.fill(s, 0, n, 0f);
    for (int i = 0; i < m; i++) {
      int ci = i * stride(n);
      for (int j = 0; j < n; j++) {
        s[j] += c[ci + j];
      }
    }
  }

  @Override
  public void addScaled(int length, float a, float[] x, float[] y) {
    for (int i = 0; i < length; i++) {
      y[i] = Math.fma(a, x[i], y[i]);
    }
  }

  @Override
  public Normalization normalization() {
    return NORMALIZATION;
  }

  @Override
  public Elementwise elementwise() {
    return ELEMENTWISE;
  }
}
