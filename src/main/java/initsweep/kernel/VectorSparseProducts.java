package initsweep.kernel;

import static initsweep.kernel.Layout.stride;
import static initsweep.kernel.VectorProducts.store;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products with a {@link SparseMatrix}. C = A·B goes through the blocks and adds each stored row's
 * share of four terms to its row of C ("scatter"); C = Aᵀ·B keeps the four rows of C that belong to
 * a block in registers and collects the stored rows ("gather"). Column blocks are as narrow as in
 * the dense product, so that the part of C or B in use stays in the first-level cache.
 */
final class VectorSparseProducts {
  private static final VectorSpecies<Float> FLOATS = VectorLanes.FLOATS;
  private static final int LANES = VectorLanes.LANES;

  private VectorSparseProducts() {}

  /** C = A·B. */
  static void product(SparseMatrix a, int n, float[] b, float[] c) {
    int ldb = stride(n);
    Arrays.fill(c, 0, a.rows() * ldb, 0f);
    int width;
    for (int j = 0; j < n; j += width * LANES) {
      width = VectorLanes.tileWidth(n - j);
      for (int block = 0; block < fullBlocks(a); block++) {
        scatter(width, a, block, b, SparseMatrix.BLOCK * block * ldb + j, ldb, c, j);
      }
    }
    for (int block = fullBlocks(a); block < a.blocks(); block++) {
      ScalarKernel.scatter(a, block, n, b, c);
    }
  }

  /** C = Aᵀ·B. */
  static void transposedProduct(SparseMatrix a, int n, float[] b, float[] c) {
    int ldb = stride(n);
    int width;
    for (int j = 0; j < n; j += width * LANES) {
      width = VectorLanes.tileWidth(n - j);
      for (int block = 0; block < fullBlocks(a); block++) {
        gather(width, a, block, b, j, ldb, c, SparseMatrix.BLOCK * block * ldb + j);
      }
    }
    for (int block = fullBlocks(a); block < a.blocks(); block++) {
      ScalarKernel.gather(a, block, n, b, c);
    }
  }

  /** A last block of fewer columns has too few rows of B or C for a tile. */
  private static int fullBlocks(SparseMatrix a) {
    return a.columns() / SparseMatrix.BLOCK;
  }

  private static void scatter(
      int width, SparseMatrix a, int block, float[] b, int bAt, int ldb, float[] c, int cAt) {
    switch (width) {
      case 4 -> scatter4(a, block, b, bAt, ldb, c, cAt);
      case 3 -> scatter3(a, block, b, bAt, ldb, c, cAt);
      default -> scatter1(a, block, b, bAt, ldb, c, cAt);
    }
  }

  private static void gather(
      int width, SparseMatrix a, int block, float[] b, int bAt, int ldb, float[] c, int cAt) {
    switch (width) {
      case 4 -> gather4(a, block, b, bAt, ldb, c, cAt);
      case 3 -> gather3(a, block, b, bAt, ldb, c, cAt);
      default -> gather1(a, block, b, bAt, ldb, c, cAt);
    }
  }

  private static void scatter4(
      SparseMatrix a, int block, float[] b, int bAt, int ldb, float[] c, int cAt) {
    int[] rows = a.entryRows();
    float[] values = a.values();
    int end = a.end(block);
    FloatVector b00 = FloatVector.fromArray(FLOATS, b, bAt);
    FloatVector b01 = FloatVector.fromArray(FLOATS, b, bAt + LANES);
    FloatVector b02 = FloatVector.fromArray(FLOATS, b, bAt + 2 * LANES);
    FloatVector b03 = FloatVector.fromArray(FLOATS, b, bAt + 3 * LANES);
    FloatVector b10 = FloatVector.fromArray(FLOATS, b, bAt + ldb);
    FloatVector b11 = FloatVector.fromArray(FLOATS, b, bAt + ldb + LANES);
    FloatVector b12 = FloatVector.fromArray(FLOATS, b, bAt + ldb + 2 * LANES);
    FloatVector b13 = FloatVector.fromArray(FLOATS, b, bAt + ldb + 3 * LANES);
    FloatVector b20 = FloatVector.fromArray(FLOATS, b, bAt + 2 * ldb);
    FloatVector b21 = FloatVector.fromArray(FLOATS, b, bAt + 2 * ldb + LANES);
    FloatVector b22 = FloatVector.fromArray(FLOATS, b, bAt + 2 * ldb + 2 * LANES);
    FloatVector b23 = FloatVector.fromArray(FLOATS, b, bAt + 2 * ldb + 3 * LANES);
    FloatVector b30 = FloatVector.fromArray(FLOATS, b, bAt + 3 * ldb);
    FloatVector b31 = FloatVector.fromArray(FLOATS, b, bAt + 3 * ldb + LANES);
    FloatVector b32 = FloatVector.fromArray(FLOATS, b, bAt + 3 * ldb + 2 * LANES);
    FloatVector b33 = FloatVector.fromArray(FLOATS, b, bAt + 3 * ldb + 3 * LANES);
    for (int entry = a.start(block); entry < end; entry++) {
      int cp = cAt + rows[entry] * ldb;
      int ap = SparseMatrix.BLOCK * entry;
      FloatVector a0 = FloatVector.broadcast(FLOATS, values[ap]);
      FloatVector a1 = FloatVector.broadcast(FLOATS, values[ap + 1]);
      FloatVector a2 = FloatVector.broadcast(FLOATS, values[ap + 2]);
      FloatVector a3 = FloatVector.broadcast(FLOATS, values[ap + 3]);
      FloatVector c0 = a0.fma(b00, FloatVector.fromArray(FLOATS, c, cp));
      FloatVector c1 = a0.fma(b01, FloatVector.fromArray(FLOATS, c, cp + LANES));
      FloatVector c2 = a0.fma(b02, FloatVector.fromArray(FLOATS, c, cp + 2 * LANES));
      FloatVector c3 = a0.fma(b03, FloatVector.fromArray(FLOATS, c, cp + 3 * LANES));
      c0 = a1.fma(b10, c0);
      c1 = a1.fma(b11, c1);
      c2 = a1.fma(b12, c2);
      c3 = a1.fma(b13, c3);
      c0 = a2.fma(b20, c0);
      c1 = a2.fma(b21, c1);
      c2 = a2.fma(b22, c2);
      c3 = a2.fma(b23, c3);
      a3.fma(b30, c0).intoArray(c, cp);
      a3.fma(b31, c1).intoArray(c, cp + LANES);
      a3.fma(b32, c2).intoArray(c, cp + 2 * LANES);
      a3.fma(b33, c3).intoArray(c, cp + 3 * LANES);
    }
  }

  private static void scatter3(
      SparseMatrix a, int block, float[] b, int bAt, int ldb, float[] c, int cAt) {
    int[] rows = a.entryRows();
    float[] values = a.values();
    int end = a.end(block);
    FloatVector b00 = FloatVector.fromArray(FLOATS, b, bAt);
    FloatVector b01 = FloatVector.fromArray(FLOATS, b, bAt + LANES);
    FloatVector b02 = FloatVector.fromArray(FLOATS, b, bAt + 2 * LANES);
    FloatVector b10 = FloatVector.fromArray(FLOATS, b, bAt + ldb);
    FloatVector b11 = FloatVector.fromArray(FLOATS, b, bAt + ldb + LANES);
    FloatVector b12 = FloatVector.fromArray(FLOATS, b, bAt + ldb + 2 * LANES);
    FloatVector b20 = FloatVector.fromArray(FLOATS, b, bAt + 2 * ldb);
    FloatVector b21 = FloatVector.fromArray(FLOATS, b, bAt + 2 * ldb + LANES);
    FloatVector b22 = FloatVector.fromArray(FLOATS, b, bAt + 2 * ldb + 2 * LANES);
    FloatVector b30 = FloatVector.fromArray(FLOATS, b, bAt + 3 * ldb);
    FloatVector b31 = FloatVector.fromArray(FLOATS, b, bAt + 3 * ldb + LANES);
    FloatVector b32 = FloatVector.fromArray(FLOATS, b, bAt + 3 * ldb + 2 * LANES);
    for (int entry = a.start(block); entry < end; entry++) {
      int cp = cAt + rows[entry] * ldb;
      int ap = SparseMatrix.BLOCK * entry;
      FloatVector a0 = FloatVector.broadcast(FLOATS, values[ap]);
      FloatVector a1 = FloatVector.broadcast(FLOATS, values[ap + 1]);
      FloatVector a2 = FloatVector.broadcast(FLOATS, values[ap + 2]);
      FloatVector a3 = FloatVector.broadcast(FLOATS, values[ap + 3]);
      FloatVector c0 = a0.fma(b00, FloatVector.fromArray(FLOATS, c, cp));
      FloatVector c1 = a0.fma(b01, FloatVector.fromArray(FLOATS, c, cp + LANES));
      FloatVector c2 = a0.fma(b02, FloatVector.fromArray(FLOATS, c, cp + 2 * LANES));
      c0 = a1.fma(b10, c0);
      c1 = a1.fma(b11, c1);
      c2 = a1.fma(b12, c2);
      c0 = a2.fma(b20, c0);
      c1 = a2.fma(b21, c1);
      c2 = a2.fma(b22, c2);
      a3.fma(b30, c0).intoArray(c, cp);
      a3.fma(b31, c1).intoArray(c, cp + LANES);
      a3.fma(b32, c2).intoArray(c, cp + 2 * LANES);
    }
  }

  private static void scatter1(
      SparseMatrix a, int block, float[] b, int bAt, int ldb, float[] c, int cAt) {
    int[] rows = a.entryRows();
    float[] values = a.values();
    int end = a.end(block);
    FloatVector b00 = FloatVector.fromArray(FLOATS, b, bAt);
    FloatVector b10 = FloatVector.fromArray(FLOATS, b, bAt + ldb);
    FloatVector b20 = FloatVector.fromArray(FLOATS, b, bAt + 2 * ldb);
    FloatVector b30 = FloatVector.fromArray(FLOATS, b, bAt + 3 * ldb);
    for (int entry = a.start(block); entry < end; entry++) {
      int cp = cAt + rows[entry] * ldb;
      int ap = SparseMatrix.BLOCK * entry;
      FloatVector a0 = FloatVector.broadcast(FLOATS, values[ap]);
      FloatVector a1 = FloatVector.broadcast(FLOATS, values[ap + 1]);
      FloatVector a2 = FloatVector.broadcast(FLOATS, values[ap + 2]);
      FloatVector a3 = FloatVector.broadcast(FLOATS, values[ap + 3]);
      FloatVector c0 = a0.fma(b00, FloatVector.fromArray(FLOATS, c, cp));
      c0 = a1.fma(b10, c0);
      c0 = a2.fma(b20, c0);
      a3.fma(b30, c0).intoArray(c, cp);
    }
  }

  private static void gather4(
      SparseMatrix a, int block, float[] b, int bAt, int ldb, float[] c, int cAt) {
    int[] rows = a.entryRows();
    float[] values = a.values();
    int end = a.end(block);
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
    for (int entry = a.start(block); entry < end; entry++) {
      int bp = bAt + rows[entry] * ldb;
      int ap = SparseMatrix.BLOCK * entry;
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bp);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, bp + LANES);
      FloatVector b2 = FloatVector.fromArray(FLOATS, b, bp + 2 * LANES);
      FloatVector b3 = FloatVector.fromArray(FLOATS, b, bp + 3 * LANES);
      FloatVector av = FloatVector.broadcast(FLOATS, values[ap]);
      c00 = av.fma(b0, c00);
      c01 = av.fma(b1, c01);
      c02 = av.fma(b2, c02);
      c03 = av.fma(b3, c03);
      av = FloatVector.broadcast(FLOATS, values[ap + 1]);
      c10 = av.fma(b0, c10);
      c11 = av.fma(b1, c11);
      c12 = av.fma(b2, c12);
      c13 = av.fma(b3, c13);
      av = FloatVector.broadcast(FLOATS, values[ap + 2]);
      c20 = av.fma(b0, c20);
      c21 = av.fma(b1, c21);
      c22 = av.fma(b2, c22);
      c23 = av.fma(b3, c23);
      av = FloatVector.broadcast(FLOATS, values[ap + 3]);
      c30 = av.fma(b0, c30);
      c31 = av.fma(b1, c31);
      c32 = av.fma(b2, c32);
      c33 = av.fma(b3, c33);
    }
    store(c00, c01, c02, c03, c, cAt);
    store(c10, c11, c12, c13, c, cAt + ldb);
    store(c20, c21, c22, c23, c, cAt + 2 * ldb);
    store(c30, c31, c32, c33, c, cAt + 3 * ldb);
  }

  private static void gather3(
      SparseMatrix a, int block, float[] b, int bAt, int ldb, float[] c, int cAt) {
    int[] rows = a.entryRows();
    float[] values = a.values();
    int end = a.end(block);
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
    for (int entry = a.start(block); entry < end; entry++) {
      int bp = bAt + rows[entry] * ldb;
      int ap = SparseMatrix.BLOCK * entry;
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bp);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, bp + LANES);
      FloatVector b2 = FloatVector.fromArray(FLOATS, b, bp + 2 * LANES);
      FloatVector av = FloatVector.broadcast(FLOATS, values[ap]);
      c00 = av.fma(b0, c00);
      c01 = av.fma(b1, c01);
      c02 = av.fma(b2, c02);
      av = FloatVector.broadcast(FLOATS, values[ap + 1]);
      c10 = av.fma(b0, c10);
      c11 = av.fma(b1, c11);
      c12 = av.fma(b2, c12);
      av = FloatVector.broadcast(FLOATS, values[ap + 2]);
      c20 = av.fma(b0, c20);
      c21 = av.fma(b1, c21);
      c22 = av.fma(b2, c22);
      av = FloatVector.broadcast(FLOATS, values[ap + 3]);
      c30 = av.fma(b0, c30);
      c31 = av.fma(b1, c31);
      c32 = av.fma(b2, c32);
    }
    store(c00, c01, c02, c, cAt);
    store(c10, c11, c12, c, cAt + ldb);
    store(c20, c21, c22, c, cAt + 2 * ldb);
    store(c30, c31, c32, c, cAt + 3 * ldb);
  }

  private static void gather1(
      SparseMatrix a, int block, float[] b, int bAt, int ldb, float[] c, int cAt) {
    int[] rows = a.entryRows();
    float[] values = a.values();
    int end = a.end(block);
    FloatVector c00 = FloatVector.zero(FLOATS);
    FloatVector c10 = c00;
    FloatVector c20 = c00;
    FloatVector c30 = c00;
    for (int entry = a.start(block); entry < end; entry++) {
      int bp = bAt + rows[entry] * ldb;
      int ap = SparseMatrix.BLOCK * entry;
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bp);
      FloatVector av = FloatVector.broadcast(FLOATS, values[ap]);
      c00 = av.fma(b0, c00);
      av = FloatVector.broadcast(FLOATS, values[ap + 1]);
      c10 = av.fma(b0, c10);
      av = FloatVector.broadcast(FLOATS, values[ap + 2]);
      c20 = av.fma(b0, c20);
      av = FloatVector.broadcast(FLOATS, values[ap + 3]);
      c30 = av.fma(b0, c30);
    }
    c00.intoArray(c, cAt);
    c10.intoArray(c, cAt + ldb);
    c20.intoArray(c, cAt + 2 * ldb);
    c30.intoArray(c, cAt + 3 * ldb);
  }
}
