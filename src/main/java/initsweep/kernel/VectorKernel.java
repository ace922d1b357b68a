package initsweep.kernel;

import static initsweep.kernel.Layout.stride;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link ScalarKernel} on the Vector API, equal bit for bit. Rows are padded to {@link Layout#LINE}
 * floats, a multiple of the lanes, so row loops need no tail; elementwise operations finish a
 * length that is not a multiple of the lanes one element at a time.
 */
public final class VectorKernel implements Kernel {
  private static final VectorSpecies<Float> FLOATS = VectorLanes.FLOATS;
  private static final int LANES = VectorLanes.LANES;
  private static final Elementwise ELEMENTWISE = new VectorElementwise();
  private static final Normalization NORMALIZATION = new VectorNormalization();

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public int vectorBits() {
    return FLOATS.vectorBitSize();
  }

  @Override
  public void multiply(int m, int k, int n, float[] a, float[] b, float[] c) {
    VectorProducts.product(m, k, n, a, stride(k), 1, b, null, c);
  }

  @Override
  public void multiplyTransposed(int m, int k, int n, float[] a, float[] b, float[] c) {
    VectorProducts.product(m, k, n, a, 1, stride(m), b, null, c);
  }

  @Override
  public void multiplyTransposed(SparseMatrix a, int n, float[] b, float[] c) {
    VectorGather.transposedProduct(a, n, b, c);
  }

  @Override
  public void addTransposedProduct(
      float alpha, int m, int k, int n, float[] a, float[] b, float[] c) {
    VectorProducts.addTransposed(alpha, m, k, n, a, b, c);
  }

  @Override
  public void addTransposedProduct(float alpha, SparseMatrix a, int n, float[] b, float[] c) {
    VectorGather.addTransposedProduct(alpha, a, n, b, c);
  }

  @Override
  public void affine(int m, int k, int n, float[] x, float[] w, float[] b, float[] z) {
    VectorProducts.product(m, k, n, x, stride(k), 1, w, b, z);
  }

  @Override
  public void affine(SparseMatrix x, int n, float[] w, float[] b, float[] z) {
    VectorScatter.product(x, n, w, b, z);
  }

  @Override
  public void multiplyByTransposed(
      int m, int k, int n, float[] a, float[] b, float[] scale, float[] c) {
    VectorProducts.scaledByTransposed(m, k, n, a, b, scale, c);
  }

  @Override
  public void sumRows(int m, int n, float[] c, float[] s) {
    VectorSums.ofRows(m, n, c, s);
  }

  @Override
  public void addScaled(int length, float a, float[] x, float[] y) {
    FloatVector av = FloatVector.broadcast(FLOATS, a);
    int bound = FLOATS.loopBound(length);
    for (int i = 0; i < bound; i += LANES) {
      av.fma(FloatVector.fromArray(FLOATS, x, i), FloatVector.fromArray(FLOATS, y, i))
          .intoArray(y, i);
    }
    for (int i = bound; i < length; i++) {
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
