package initsweep.kernel;

import static initsweep.kernel.Layout.stride;

/** The specification: what every operation means, one element at a time. */
public final class ScalarKernel implements Kernel {
  private static final int FLOAT_BITS = 32;
  private static final Elementwise ELEMENTWISE = new ScalarElementwise();

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

  /** c_ij = Σ_p a[i·aRow + p·aInner]·b_pj. Row by row of C, so that B is read along its rows. */
  private static void product(
      int m, int k, int n, float[] a, int aRow, int aInner, float[] b, float[] c) {
    int ldb = stride(n);
    for (int i = 0; i < m; i++) {
      int ci = i * ldb;
      java.util.Arrays.fill(c, ci, ci + n, 0f);
      for (int p = 0; p < k; p++) {
        float aip = a[i * aRow + p * aInner];
        int bp = p * ldb;
        for (int j = 0; j < n; j++) {
          c[ci + j] = Math.fma(aip, b[bp + j], c[ci + j]);
        }
      }
    }
  }

  @Override
  public void transpose(int m, int n, float[] a, float[] b) {
    int lda = stride(n);
    int ldb = stride(m);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        b[j * ldb + i] = a[i * lda + j];
      }
    }
  }

  @Override
  public void addRow(int m, int n, float[] b, float[] c) {
    for (int i = 0; i < m; i++) {
      int ci = i * stride(n);
      for (int j = 0; j < n; j++) {
        c[ci + j] += b[j];
      }
    }
  }

  @Override
  public void sumRows(int m, int n, float[] c, float[] s) {
    java.util.Arrays.fill(s, 0, n, 0f);
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
  public void multiplyElements(int length, float[] x, float[] y) {
    for (int i = 0; i < length; i++) {
      y[i] = x[i] * y[i];
    }
  }

  @Override
  public Elementwise elementwise() {
    return ELEMENTWISE;
  }
}
