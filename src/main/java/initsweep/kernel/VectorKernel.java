package initsweep.kernel;

import static initsweep.kernel.Layout.stride;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The twin of {@link ScalarKernel} on the Vector API. Rows are padded to {@link Layout#LINE}
 * floats, a multiple of the lanes, so row loops need no tail; elementwise operations finish a
 * length that is no multiple of the lanes one by one.
 */
public final class VectorKernel implements Kernel {
  private static final VectorSpecies<Float> FLOATS = VectorElementary.FLOATS;
  private static final int LANES = FLOATS.length();
  private static final Elementwise ELEMENTWISE = new VectorElementwise();

  /**
   * A tile of C is 4 rows by 3 vectors: 12 accumulators hide the latency of fused multiply-add (4
   * cycles, 2 a cycle), and with 3 vectors of B and a broadcast of A they fill the 16 registers of
   * AVX2.
   */
  private static final int TILE_ROWS = 4;

  private static final int TILE_VECTORS = 3;

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
    product(m, k, n, a, stride(k), 1, b, c);
  }

  @Override
  public void multiplyTransposed(int m, int k, int n, float[] a, float[] b, float[] c) {
    product(m, k, n, a, 1, stride(m), b, c);
  }

  /**
   * c_ij = Σ_p a[i·aRow + p·aInner]·b_pj, in tiles; a column block of B stays in the first-level
   * cache.
   */
  private static void product(
      int m, int k, int n, float[] a, int aRow, int aInner, float[] b, float[] c) {
    int ldb = stride(n);
    int j = 0;
    for (; j + TILE_VECTORS * LANES <= ldb; j += TILE_VECTORS * LANES) {
      int i = 0;
      for (; i + TILE_ROWS <= m; i += TILE_ROWS) {
        tile4x3(k, a, i * aRow, aRow, aInner, b, j, ldb, c, i * ldb + j);
      }
      for (; i < m; i++) {
        tile1x3(k, a, i * aRow, aInner, b, j, ldb, c, i * ldb + j);
      }
    }
    for (; j < n; j += LANES) {
      int i = 0;
      for (; i + TILE_ROWS <= m; i += TILE_ROWS) {
        tile4x1(k, a, i * aRow, aRow, aInner, b, j, ldb, c, i * ldb + j);
      }
      for (; i < m; i++) {
        tile1x1(k, a, i * aRow, aInner, b, j, ldb, c, i * ldb + j);
      }
    }
  }

  private static void tile4x3(
      int k,
      float[] a,
      int a0,
      int aRow,
      int aInner,
      float[] b,
      int b0,
      int ldb,
      float[] c,
      int c0) {
    FloatVector c00 = FloatVector.zero(FLOATS);
    FloatVector c01 = c00;
    FloatVector c02 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c12 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c22 = c00;
    FloatVector c30 = c00;
    FloatVector c31 = c00;
    FloatVector c32 = c00;
    int ap = a0;
    int bp = b0;
    for (int p = 0; p < k; p++) {
      FloatVector bv0 = FloatVector.fromArray(FLOATS, b, bp);
      FloatVector bv1 = FloatVector.fromArray(FLOATS, b, bp + LANES);
      FloatVector bv2 = FloatVector.fromArray(FLOATS, b, bp + 2 * LANES);
      FloatVector av = FloatVector.broadcast(FLOATS, a[ap]);
      c00 = av.fma(bv0, c00);
      c01 = av.fma(bv1, c01);
      c02 = av.fma(bv2, c02);
      av = FloatVector.broadcast(FLOATS, a[ap + aRow]);
      c10 = av.fma(bv0, c10);
      c11 = av.fma(bv1, c11);
      c12 = av.fma(bv2, c12);
      av = FloatVector.broadcast(FLOATS, a[ap + 2 * aRow]);
      c20 = av.fma(bv0, c20);
      c21 = av.fma(bv1, c21);
      c22 = av.fma(bv2, c22);
      av = FloatVector.broadcast(FLOATS, a[ap + 3 * aRow]);
      c30 = av.fma(bv0, c30);
      c31 = av.fma(bv1, c31);
      c32 = av.fma(bv2, c32);
      ap += aInner;
      bp += ldb;
    }
    store3(c00, c01, c02, c, c0);
    store3(c10, c11, c12, c, c0 + ldb);
    store3(c20, c21, c22, c, c0 + 2 * ldb);
    store3(c30, c31, c32, c, c0 + 3 * ldb);
  }

  private static void tile1x3(
      int k, float[] a, int a0, int aInner, float[] b, int b0, int ldb, float[] c, int c0) {
    FloatVector c00 = FloatVector.zero(FLOATS);
    FloatVector c01 = c00;
    FloatVector c02 = c00;
    int bp = b0;
    for (int p = 0; p < k; p++) {
      FloatVector av = FloatVector.broadcast(FLOATS, a[a0 + p * aInner]);
      c00 = av.fma(FloatVector.fromArray(FLOATS, b, bp), c00);
      c01 = av.fma(FloatVector.fromArray(FLOATS, b, bp + LANES), c01);
      c02 = av.fma(FloatVector.fromArray(FLOATS, b, bp + 2 * LANES), c02);
      bp += ldb;
    }
    store3(c00, c01, c02, c, c0);
  }

  private static void store3(FloatVector v0, FloatVector v1, FloatVector v2, float[] c, int at) {
    v0.intoArray(c, at);
    v1.intoArray(c, at + LANES);
    v2.intoArray(c, at + 2 * LANES);
  }

  private static void tile4x1(
      int k,
      float[] a,
      int a0,
      int aRow,
      int aInner,
      float[] b,
      int b0,
      int ldb,
      float[] c,
      int c0) {
    FloatVector c00 = FloatVector.zero(FLOATS);
    FloatVector c10 = c00;
    FloatVector c20 = c00;
    FloatVector c30 = c00;
    int ap = a0;
    int bp = b0;
    for (int p = 0; p < k; p++) {
      FloatVector bv = FloatVector.fromArray(FLOATS, b, bp);
      c00 = bv.fma(FloatVector.broadcast(FLOATS, a[ap]), c00);
      c10 = bv.fma(FloatVector.broadcast(FLOATS, a[ap + aRow]), c10);
      c20 = bv.fma(FloatVector.broadcast(FLOATS, a[ap + 2 * aRow]), c20);
      c30 = bv.fma(FloatVector.broadcast(FLOATS, a[ap + 3 * aRow]), c30);
      ap += aInner;
      bp += ldb;
    }
    c00.intoArray(c, c0);
    c10.intoArray(c, c0 + ldb);
    c20.intoArray(c, c0 + 2 * ldb);
    c30.intoArray(c, c0 + 3 * ldb);
  }

  private static void tile1x1(
      int k, float[] a, int a0, int aInner, float[] b, int b0, int ldb, float[] c, int c0) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int p = 0; p < k; p++) {
      sum =
          FloatVector.fromArray(FLOATS, b, b0 + p * ldb)
              .fma(FloatVector.broadcast(FLOATS, a[a0 + p * aInner]), sum);
    }
    sum.intoArray(c, c0);
  }

  /** A copy without arithmetic, so the plain loop serves. */
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
    int ldc = stride(n);
    for (int j = 0; j < n; j += LANES) {
      FloatVector bv = FloatVector.fromArray(FLOATS, b, j);
      for (int i = 0; i < m; i++) {
        FloatVector.fromArray(FLOATS, c, i * ldc + j).add(bv).intoArray(c, i * ldc + j);
      }
    }
  }

  @Override
  public void sumRows(int m, int n, float[] c, float[] s) {
    int ldc = stride(n);
    for (int j = 0; j < n; j += LANES) {
      FloatVector sum = FloatVector.zero(FLOATS);
      for (int i = 0; i < m; i++) {
        sum = sum.add(FloatVector.fromArray(FLOATS, c, i * ldc + j));
      }
      sum.intoArray(s, j);
    }
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
  public void multiplyElements(int length, float[] x, float[] y) {
    int bound = FLOATS.loopBound(length);
    for (int i = 0; i < bound; i += LANES) {
      FloatVector.fromArray(FLOATS, x, i).mul(FloatVector.fromArray(FLOATS, y, i)).intoArray(y, i);
    }
    for (int i = bound; i < length; i++) {
      y[i] = x[i] * y[i];
    }
  }

  @Override
  public Elementwise elementwise() {
    return ELEMENTWISE;
  }
}
