package initsweep.kernel;

import static initsweep.kernel.Layout.stride;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Dense products in register tiles. A tile of C stays in registers while the inner index runs; a
 * column block of B stays in the cache, copied to the thread's {@link Panel} if its rows are too
 * far apart for that. Further operations on the elements of C are done tile by tile, while they are
 * still in the L1 cache; inside a tile their operands would take the registers that the sums need.
 *
 * <p>The parameters of a tile are k, then for each matrix its array, where the tile starts in it,
 * and the steps to its next row and inner index.
 */
final class VectorProducts {
  private static final VectorSpecies<Float> FLOATS = VectorLanes.FLOATS;
  private static final int LANES = VectorLanes.LANES;

  /** Rows of a tile that is several vectors wide. */
  private static final int ROWS = 4;

  /** Rows of a tile one vector wide, which needs more rows for enough accumulators. */
  private static final int NARROW_ROWS = 8;

  /**
   * A block of B is used in place if the cache lines it touches fit into this many bytes, the size
   * of the smallest usual L1 cache. Beyond it, a contiguous copy is read from the L2 cache far
   * faster than rows that are a matrix's width apart.
   */
  private static final int CACHE = 32 << 10;

  private VectorProducts() {}

  /** c_ij = Σ_p a[i·aRow + p·aInner]·b_pj + row_j; {@code row} may be null. */
  static void product(
      int m, int k, int n, float[] a, int aRow, int aInner, float[] b, float[] row, float[] c) {
    int ldc = stride(n);
    int width;
    for (int j = 0; j < n; j += width * LANES) {
      width = VectorLanes.tileWidth(n - j);
      boolean isPacked = isPacked(k, width);
      float[] block = isPacked ? Panel.pack(k, width, b, j, ldc) : b;
      int blockAt = isPacked ? Panel.START : j;
      int ldb = isPacked ? Panel.STRIDE : ldc;
      int rows;
      for (int i = 0; i < m; i += rows) {
        rows = tileRows(width, m - i);
        int cAt = i * ldc + j;
        tile(rows, width, k, a, i * aRow, aRow, aInner, block, blockAt, ldb, c, cAt, ldc);
        if (row != null) {
          addRow(rows, width, row, j, c, cAt, ldc);
        }
      }
    }
  }

  /** c_ij = α·Σ_p a_pi b_pj + c_ij, the multiplication by α and the addition fused. */
  static void addTransposed(float alpha, int m, int k, int n, float[] a, float[] b, float[] c) {
    int lda = stride(m);
    int ldc = stride(n);
    int tileAt = Panel.START + k * Panel.STRIDE;
    int width;
    for (int j = 0; j < n; j += width * LANES) {
      width = VectorLanes.tileWidth(n - j);
      float[] panel = Panel.of(k + NARROW_ROWS); // holds the block of B, then a tile of the product
      Panel.pack(k, width, b, j, ldc);
      int rows;
      for (int i = 0; i < m; i += rows) {
        rows = tileRows(width, m - i);
        tile(
            rows,
            width,
            k,
            a,
            i,
            1,
            lda,
            panel,
            Panel.START,
            Panel.STRIDE,
            panel,
            tileAt,
            Panel.STRIDE);
        addScaled(alpha, rows, width, panel, tileAt, c, i * ldc + j, ldc);
      }
    }
  }

  /** c_ij = (Σ_p a_ip b_jp)·s_ij. */
  static void scaledByTransposed(
      int m, int k, int n, float[] a, float[] b, float[] scale, float[] c) {
    int lda = stride(k);
    int ldc = stride(n);
    int width;
    for (int j = 0; j < n; j += width * LANES) {
      width = VectorLanes.tileWidth(n - j);
      float[] panel = Panel.packTransposed(k, Math.min(width * LANES, n - j), b, j, lda);
      int rows;
      for (int i = 0; i < m; i += rows) {
        rows = tileRows(width, m - i);
        int cAt = i * ldc + j;
        tile(rows, width, k, a, i * lda, lda, 1, panel, Panel.START, Panel.STRIDE, c, cAt, ldc);
        multiplyRows(rows, width, scale, c, cAt, ldc);
      }
    }
  }

  /** In place, each row of a block may touch one cache line more than it fills. */
  private static boolean isPacked(int k, int width) {
    return k * (width * LANES + Layout.LINE) * Float.BYTES > CACHE;
  }

  /** The rows of the next tile when {@code left} are left. */
  private static int tileRows(int width, int left) {
    int rows = width == 1 ? NARROW_ROWS : ROWS;
    return rows <= left ? rows : 1;
  }

  /** Adds a row to the rows of a tile. */
  private static void addRow(int rows, int width, float[] row, int j, float[] c, int cAt, int ldc) {
    for (int v = 0; v < width * LANES; v += LANES) {
      FloatVector addend = FloatVector.fromArray(FLOATS, row, j + v);
      for (int at = cAt + v; at < cAt + v + rows * ldc; at += ldc) {
        FloatVector.fromArray(FLOATS, c, at).add(addend).intoArray(c, at);
      }
    }
  }

  /** Multiplies the rows of a tile by those of a matrix with the same layout. */
  private static void multiplyRows(
      int rows, int width, float[] scale, float[] c, int cAt, int ldc) {
    for (int i = 0; i < rows; i++) {
      for (int v = 0; v < width * LANES; v += LANES) {
        int at = cAt + i * ldc + v;
        FloatVector.fromArray(FLOATS, c, at)
            .mul(FloatVector.fromArray(FLOATS, scale, at))
            .intoArray(c, at);
      }
    }
  }

  /** Adds α times a tile of a panel to C. */
  private static void addScaled(
      float alpha, int rows, int width, float[] panel, int tileAt, float[] c, int cAt, int ldc) {
    FloatVector scale = FloatVector.broadcast(FLOATS, alpha);
    for (int i = 0; i < rows; i++) {
      for (int v = 0; v < width * LANES; v += LANES) {
        int at = cAt + i * ldc + v;
        scale
            .fma(
                FloatVector.fromArray(FLOATS, panel, tileAt + i * Panel.STRIDE + v),
                FloatVector.fromArray(FLOATS, c, at))
            .intoArray(c, at);
      }
    }
  }

  private static void tile(
      int rows,
      int width,
      int k,
      float[] a,
      int aAt,
      int aRow,
      int aInner,
      float[] b,
      int bAt,
      int ldb,
      float[] c,
      int cAt,
      int ldc) {
    if (rows == 1) {
      for (int v = 0; v < width * LANES; v += LANES) {
        tile1x1(k, a, aAt, aInner, b, bAt + v, ldb, c, cAt + v);
      }
      return;
    }
    switch (width) {
      case 4 -> tile4x4(k, a, aAt, aRow, aInner, b, bAt, ldb, c, cAt, ldc);
      case 3 -> tile4x3(k, a, aAt, aRow, aInner, b, bAt, ldb, c, cAt, ldc);
      default -> tile8x1(k, a, aAt, aRow, aInner, b, bAt, ldb, c, cAt, ldc);
    }
  }

  private static void tile4x4(
      int k,
      float[] a,
      int aAt,
      int aRow,
      int aInner,
      float[] b,
      int bAt,
      int ldb,
      float[] c,
      int cAt,
      int ldc) {
    FloatVector c00 = FloatVector.zero(FLOATS);
    FloatVector c01 = c00;
    FloatVector c02 = c00;
    FloatVector c03 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c12 = c00;
    FloatVector c13 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c22 = c00;
    FloatVector c23 = c00;
    FloatVector c30 = c00;
    FloatVector c31 = c00;
    FloatVector c32 = c00;
    FloatVector c33 = c00;
    int ap = aAt;
    int bp = bAt;
    for (int p = 0; p < k; p++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bp);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, bp + LANES);
      FloatVector b2 = FloatVector.fromArray(FLOATS, b, bp + 2 * LANES);
      FloatVector b3 = FloatVector.fromArray(FLOATS, b, bp + 3 * LANES);
      FloatVector av = FloatVector.broadcast(FLOATS, a[ap]);
      c00 = av.fma(b0, c00);
      c01 = av.fma(b1, c01);
      c02 = av.fma(b2, c02);
      c03 = av.fma(b3, c03);
      av = FloatVector.broadcast(FLOATS, a[ap + aRow]);
      c10 = av.fma(b0, c10);
      c11 = av.fma(b1, c11);
      c12 = av.fma(b2, c12);
      c13 = av.fma(b3, c13);
      av = FloatVector.broadcast(FLOATS, a[ap + 2 * aRow]);
      c20 = av.fma(b0, c20);
      c21 = av.fma(b1, c21);
      c22 = av.fma(b2, c22);
      c23 = av.fma(b3, c23);
      av = FloatVector.broadcast(FLOATS, a[ap + 3 * aRow]);
      c30 = av.fma(b0, c30);
      c31 = av.fma(b1, c31);
      c32 = av.fma(b2, c32);
      c33 = av.fma(b3, c33);
      ap += aInner;
      bp += ldb;
    }
    store(c00, c01, c02, c03, c, cAt);
    store(c10, c11, c12, c13, c, cAt + ldc);
    store(c20, c21, c22, c23, c, cAt + 2 * ldc);
    store(c30, c31, c32, c33, c, cAt + 3 * ldc);
  }

  private static void tile4x3(
      int k,
      float[] a,
      int aAt,
      int aRow,
      int aInner,
      float[] b,
      int bAt,
      int ldb,
      float[] c,
      int cAt,
      int ldc) {
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
    int ap = aAt;
    int bp = bAt;
    for (int p = 0; p < k; p++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bp);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, bp + LANES);
      FloatVector b2 = FloatVector.fromArray(FLOATS, b, bp + 2 * LANES);
      FloatVector av = FloatVector.broadcast(FLOATS, a[ap]);
      c00 = av.fma(b0, c00);
      c01 = av.fma(b1, c01);
      c02 = av.fma(b2, c02);
      av = FloatVector.broadcast(FLOATS, a[ap + aRow]);
      c10 = av.fma(b0, c10);
      c11 = av.fma(b1, c11);
      c12 = av.fma(b2, c12);
      av = FloatVector.broadcast(FLOATS, a[ap + 2 * aRow]);
      c20 = av.fma(b0, c20);
      c21 = av.fma(b1, c21);
      c22 = av.fma(b2, c22);
      av = FloatVector.broadcast(FLOATS, a[ap + 3 * aRow]);
      c30 = av.fma(b0, c30);
      c31 = av.fma(b1, c31);
      c32 = av.fma(b2, c32);
      ap += aInner;
      bp += ldb;
    }
    store(c00, c01, c02, c, cAt);
    store(c10, c11, c12, c, cAt + ldc);
    store(c20, c21, c22, c, cAt + 2 * ldc);
    store(c30, c31, c32, c, cAt + 3 * ldc);
  }

  private static void tile8x1(
      int k,
      float[] a,
      int aAt,
      int aRow,
      int aInner,
      float[] b,
      int bAt,
      int ldb,
      float[] c,
      int cAt,
      int ldc) {
    FloatVector c00 = FloatVector.zero(FLOATS);
    FloatVector c10 = c00;
    FloatVector c20 = c00;
    FloatVector c30 = c00;
    FloatVector c40 = c00;
    FloatVector c50 = c00;
    FloatVector c60 = c00;
    FloatVector c70 = c00;
    int ap = aAt;
    int bp = bAt;
    for (int p = 0; p < k; p++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bp);
      FloatVector av = FloatVector.broadcast(FLOATS, a[ap]);
      c00 = av.fma(b0, c00);
      av = FloatVector.broadcast(FLOATS, a[ap + aRow]);
      c10 = av.fma(b0, c10);
      av = FloatVector.broadcast(FLOATS, a[ap + 2 * aRow]);
      c20 = av.fma(b0, c20);
      av = FloatVector.broadcast(FLOATS, a[ap + 3 * aRow]);
      c30 = av.fma(b0, c30);
      av = FloatVector.broadcast(FLOATS, a[ap + 4 * aRow]);
      c40 = av.fma(b0, c40);
      av = FloatVector.broadcast(FLOATS, a[ap + 5 * aRow]);
      c50 = av.fma(b0, c50);
      av = FloatVector.broadcast(FLOATS, a[ap + 6 * aRow]);
      c60 = av.fma(b0, c60);
      av = FloatVector.broadcast(FLOATS, a[ap + 7 * aRow]);
      c70 = av.fma(b0, c70);
      ap += aInner;
      bp += ldb;
    }
    c00.intoArray(c, cAt);
    c10.intoArray(c, cAt + ldc);
    c20.intoArray(c, cAt + 2 * ldc);
    c30.intoArray(c, cAt + 3 * ldc);
    c40.intoArray(c, cAt + 4 * ldc);
    c50.intoArray(c, cAt + 5 * ldc);
    c60.intoArray(c, cAt + 6 * ldc);
    c70.intoArray(c, cAt + 7 * ldc);
  }

  private static void tile1x1(
      int k, float[] a, int aAt, int aInner, float[] b, int bAt, int ldb, float[] c, int cAt) {
    FloatVector c00 = FloatVector.zero(FLOATS);
    int ap = aAt;
    int bp = bAt;
    for (int p = 0; p < k; p++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bp);
      FloatVector av = FloatVector.broadcast(FLOATS, a[ap]);
      c00 = av.fma(b0, c00);
      ap += aInner;
      bp += ldb;
    }
    c00.intoArray(c, cAt);
  }

  private static void store(FloatVector v0, FloatVector v1, FloatVector v2, float[] c, int at) {
    v0.intoArray(c, at);
    v1.intoArray(c, at + LANES);
    v2.intoArray(c, at + 2 * LANES);
  }

  private static void store(
      FloatVector v0, FloatVector v1, FloatVector v2, FloatVector v3, float[] c, int at) {
    store(v0, v1, v2, c, at);
    v3.intoArray(c, at + 3 * LANES);
  }
}
