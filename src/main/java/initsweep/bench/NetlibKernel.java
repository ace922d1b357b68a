package initsweep.bench;

import static initsweep.kernel.Layout.stride;

import dev.ludovic.netlib.blas.BLAS;
import initsweep.kernel.Elementwise;
import initsweep.kernel.Kernel;
import initsweep.kernel.Normalization;
import initsweep.kernel.SparseMatrix;

/**
 * Matrix products by netlib's sgemm, everything else by another kernel: a yardstick for our own
 * matrix products. Not for sweeps: each BLAS sums in its own order, so results would depend on the
 * library.
 *
 * <p>BLAS reads matrices by columns, so our rows are the columns of the transpose, and C = A·B is
 * computed as Cᵀ = Bᵀ·Aᵀ; a padded row is a leading dimension.
 *
 * @param blas the library
 * @param others computes everything that is not a matrix product
 */
record NetlibKernel(BLAS blas, Kernel others) implements Kernel {
  private static final String NOT_TRANSPOSED = "N";
  private static final String TRANSPOSED = "T";

  @Override
  public String name() {
    return "netlib";
  }

  @Override
  public int vectorBits() {
    return others.vectorBits();
  }

  @Override
  public void multiply(int m, int k, int n, float[] a, float[] b, float[] c) {
    blas.sgemm(
        NOT_TRANSPOSED, NOT_TRANSPOSED, n, m, k, 1, b, stride(n), a, stride(k), 0, c, stride(n));
  }

  @Override
  public void multiplyTransposed(int m, int k, int n, float[] a, float[] b, float[] c) {
    blas.sgemm(NOT_TRANSPOSED, TRANSPOSED, n, m, k, 1, b, stride(n), a, stride(m), 0, c, stride(n));
  }

  @Override
  public boolean takesSparse() {
    return false;
  }

  @Override
  public void multiplyTransposed(SparseMatrix a, int n, float[] b, float[] c) {
    throw new UnsupportedOperationException("BLAS has no sparse products");
  }

  @Override
  public void addTransposedProduct(
      float alpha, int m, int k, int n, float[] a, float[] b, float[] c) {
    blas.sgemm(
        NOT_TRANSPOSED, TRANSPOSED, n, m, k, alpha, b, stride(n), a, stride(m), 1, c, stride(n));
  }

  @Override
  public void addTransposedProduct(float alpha, SparseMatrix a, int n, float[] b, float[] c) {
    throw new UnsupportedOperationException("BLAS has no sparse products");
  }

  /** Fills the output with the bias first, since sgemm adds the product to what is there. */
  @Override
  public void affine(int m, int k, int n, float[] x, float[] w, float[] b, float[] z) {
    for (int row = 0; row < m; row++) {
      System.arraycopy(b, 0, z, row * stride(n), n);
    }
    blas.sgemm(
        NOT_TRANSPOSED, NOT_TRANSPOSED, n, m, k, 1, w, stride(n), x, stride(k), 1, z, stride(n));
  }

  @Override
  public void affine(SparseMatrix x, int n, float[] w, float[] b, float[] z) {
    throw new UnsupportedOperationException("BLAS has no sparse products");
  }

  @Override
  public void multiplyByTransposed(
      int m, int k, int n, float[] a, float[] b, float[] scale, float[] c) {
    blas.sgemm(TRANSPOSED, NOT_TRANSPOSED, n, m, k, 1, b, stride(k), a, stride(k), 0, c, stride(n));
    for (int at = 0; at < m * stride(n); at++) {
      c[at] *= scale[at];
    }
  }

  @Override
  public void sumRows(int m, int n, float[] c, float[] s) {
    others.sumRows(m, n, c, s);
  }

  @Override
  public void addScaled(int length, float a, float[] x, float[] y) {
    others.addScaled(length, a, x, y);
  }

  @Override
  public Normalization normalization() {
    return others.normalization();
  }

  @Override
  public Elementwise elementwise() {
    return others.elementwise();
  }
}
