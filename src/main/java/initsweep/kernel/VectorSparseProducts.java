package initsweep.kernel;

import static initsweep.kernel.Layout.stride;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products with a {@link SparseMatrix}, one column block after the other. C = A·B goes through the
 * blocks of A and adds each stored row's share of four terms to its row of C ("scatter"); C = Aᵀ·B
 * keeps the four rows of C that belong to a block of A in registers and collects the stored rows of
 * B ("gather"). What is reached by row numbers, C or B, is in the thread's {@link Panel} meanwhile:
 * it stays in the first-level cache, and its vectors straddle no cache lines.
 *
 * <p>The loop over the blocks of A is within the tile's method: a block has few entries, and a call
 * for each would cost a tenth of the product.
 */
final class VectorSparseProducts {
  private static final VectorSpecies<Float> FLOATS = VectorLanes.FLOATS;
  private static final int LANES = VectorLanes.LANES;

  private VectorSparseProducts() {}

  /** C = A·B + 1·rowᵀ. */
  static void product(SparseMatrix a, int n, float[] b, float[] row, float[] c) {
    int ldb = stride(n);
    float[] panel = Panel.of(a.rows());
    int width;
    for (int j = 0; j < n; j += width * LANES) {
      width = VectorLanes.tileWidth(n - j);
      Arrays.fill(panel, Panel.START, Panel.START + a.rows() * Panel.STRIDE, 0f);
      scatter(width, a, b, j, ldb, panel);
      unpack(a.rows(), width, panel, row, j, c, ldb);
    }
  }

  /** C = Aᵀ·B, added to −0, the neutral element of addition: +0 would turn a sum of −0 into +0. */
  static void transposedProduct(SparseMatrix a, int n, float[] b, float[] c) {
    Arrays.fill(c, 0, a.columns() * stride(n), -0f);
    addTransposedProduct(1, a, n, b, c);
  }

  /** C = α·Aᵀ·B + C, the multiplication by α and the sum fused. */
  static void addTransposedProduct(float alpha, SparseMatrix a, int n, float[] b, float[] c) {
    int ldc = stride(n);
    int width;
    for (int j = 0; j < n; j += width * LANES) {
      width = VectorLanes.tileWidth(n - j);
      gather(width, a, Panel.pack(a.rows(), width, b, j, ldc), alpha, c, j, ldc);
    }
  }

  private static void scatter(int width, SparseMatrix a, float[] b, int j, int ldb, float[] panel) {
    int blocks = fullBlocks(a);
    switch (width) {
      case 4 -> scatter4(a, blocks, b, j, ldb, panel);
      case 3 -> scatter3(a, blocks, b, j, ldb, panel);
      default -> scatter1(a, blocks, b, j, ldb, panel);
    }
    if (blocks < a.blocks()) {
      scatterRest(width, a, b, j, ldb, panel);
    }
  }

  private static void gather(
      int width, SparseMatrix a, float[] panel, float alpha, float[] c, int j, int ldc) {
    int blocks = fullBlocks(a);
    switch (width) {
      case 4 -> gather4(a, blocks, panel, alpha, c, j, ldc);
      case 3 -> gather3(a, blocks, panel, alpha, c, j, ldc);
      default -> gather1(a, blocks, panel, alpha, c, j, ldc);
    }
    if (blocks < a.blocks()) {
      gatherRest(width, a, panel, alpha, c, j, ldc);
    }
  }

  /** A last block of fewer columns has too few rows of B or C for a tile. */
  private static int fullBlocks(SparseMatrix a) {
    return a.columns() / SparseMatrix.BLOCK;
  }

  /** Copies {@code width} vectors of each row of a panel to C, with a row added. */
  private static void unpack(
      int rows, int width, float[] panel, float[] row, int j, float[] c, int ldc) {
    for (int i = 0; i < rows; i++) {
      for (int v = 0; v < width * LANES; v += LANES) {
        FloatVector.fromArray(FLOATS, panel, Panel.START + i * Panel.STRIDE + v)
            .add(FloatVector.fromArray(FLOATS, row, j + v))
            .intoArray(c, i * ldc + j + v);
      }
    }
  }

  /** What the last, narrower block of A adds to a panel. */
  private static void scatterRest(
      int width, SparseMatrix a, float[] b, int j, int ldb, float[] panel) {
    int block = fullBlocks(a);
    for (int entry = a.start(block); entry < a.end(block); entry++) {
      int cp = Panel.START + a.entryRows()[entry] * Panel.STRIDE;
      for (int t = 0; t < a.width(block); t++) {
        FloatVector av = FloatVector.broadcast(FLOATS, a.values()[SparseMatrix.BLOCK * entry + t]);
        int bp = (SparseMatrix.BLOCK * block + t) * ldb + j;
        for (int v = 0; v < width * LANES; v += LANES) {
          av.fma(
                  FloatVector.fromArray(FLOATS, b, bp + v),
                  FloatVector.fromArray(FLOATS, panel, cp + v))
              .intoArray(panel, cp + v);
        }
      }
    }
  }

  /** The rows of C that belong to the last, narrower block of A. */
  private static void gatherRest(
      int width, SparseMatrix a, float[] panel, float alpha, float[] c, int j, int ldc) {
    int block = fullBlocks(a);
    FloatVector scale = FloatVector.broadcast(FLOATS, alpha);
    for (int t = 0; t < a.width(block); t++) {
      for (int v = 0; v < width * LANES; v += LANES) {
        FloatVector sum = FloatVector.zero(FLOATS);
        for (int entry = a.start(block); entry < a.end(block); entry++) {
          int bp = Panel.START + a.entryRows()[entry] * Panel.STRIDE + v;
          sum =
              FloatVector.broadcast(FLOATS, a.values()[SparseMatrix.BLOCK * entry + t])
                  .fma(FloatVector.fromArray(FLOATS, panel, bp), sum);
        }
        int at = (SparseMatrix.BLOCK * block + t) * ldc + j + v;
        scale.fma(sum, FloatVector.fromArray(FLOATS, c, at)).intoArray(c, at);
      }
    }
  }

  private static void scatter4(
      SparseMatrix a, int blocks, float[] b, int bFrom, int ldb, float[] panel) {
    int[] starts = a.starts();
    int[] rows = a.entryRows();
    float[] values = a.values();
    int bAt = bFrom;
    for (int block = 0; block < blocks; block++) {
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
      int end = starts[block + 1];
      for (int entry = starts[block]; entry < end; entry++) {
        int cp = Panel.START + rows[entry] * Panel.STRIDE;
        int ap = SparseMatrix.BLOCK * entry;
        FloatVector a0 = FloatVector.broadcast(FLOATS, values[ap]);
        FloatVector a1 = FloatVector.broadcast(FLOATS, values[ap + 1]);
        FloatVector a2 = FloatVector.broadcast(FLOATS, values[ap + 2]);
        FloatVector a3 = FloatVector.broadcast(FLOATS, values[ap + 3]);
        FloatVector c0 = a0.fma(b00, FloatVector.fromArray(FLOATS, panel, cp));
        FloatVector c1 = a0.fma(b01, FloatVector.fromArray(FLOATS, panel, cp + LANES));
        FloatVector c2 = a0.fma(b02, FloatVector.fromArray(FLOATS, panel, cp + 2 * LANES));
        FloatVector c3 = a0.fma(b03, FloatVector.fromArray(FLOATS, panel, cp + 3 * LANES));
        c0 = a1.fma(b10, c0);
        c1 = a1.fma(b11, c1);
        c2 = a1.fma(b12, c2);
        c3 = a1.fma(b13, c3);
        c0 = a2.fma(b20, c0);
        c1 = a2.fma(b21, c1);
        c2 = a2.fma(b22, c2);
        c3 = a2.fma(b23, c3);
        a3.fma(b30, c0).intoArray(panel, cp);
        a3.fma(b31, c1).intoArray(panel, cp + LANES);
        a3.fma(b32, c2).intoArray(panel, cp + 2 * LANES);
        a3.fma(b33, c3).intoArray(panel, cp + 3 * LANES);
      }
      bAt += SparseMatrix.BLOCK * ldb;
    }
  }

  private static void scatter3(
      SparseMatrix a, int blocks, float[] b, int bFrom, int ldb, float[] panel) {
    int[] starts = a.starts();
    int[] rows = a.entryRows();
    float[] values = a.values();
    int bAt = bFrom;
    for (int block = 0; block < blocks; block++) {
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
      int end = starts[block + 1];
      for (int entry = starts[block]; entry < end; entry++) {
        int cp = Panel.START + rows[entry] * Panel.STRIDE;
        int ap = SparseMatrix.BLOCK * entry;
        FloatVector a0 = FloatVector.broadcast(FLOATS, values[ap]);
        FloatVector a1 = FloatVector.broadcast(FLOATS, values[ap + 1]);
        FloatVector a2 = FloatVector.broadcast(FLOATS, values[ap + 2]);
        FloatVector a3 = FloatVector.broadcast(FLOATS, values[ap + 3]);
        FloatVector c0 = a0.fma(b00, FloatVector.fromArray(FLOATS, panel, cp));
        FloatVector c1 = a0.fma(b01, FloatVector.fromArray(FLOATS, panel, cp + LANES));
        FloatVector c2 = a0.fma(b02, FloatVector.fromArray(FLOATS, panel, cp + 2 * LANES));
        c0 = a1.fma(b10, c0);
        c1 = a1.fma(b11, c1);
        c2 = a1.fma(b12, c2);
        c0 = a2.fma(b20, c0);
        c1 = a2.fma(b21, c1);
        c2 = a2.fma(b22, c2);
        a3.fma(b30, c0).intoArray(panel, cp);
        a3.fma(b31, c1).intoArray(panel, cp + LANES);
        a3.fma(b32, c2).intoArray(panel, cp + 2 * LANES);
      }
      bAt += SparseMatrix.BLOCK * ldb;
    }
  }

  private static void scatter1(
      SparseMatrix a, int blocks, float[] b, int bFrom, int ldb, float[] panel) {
    int[] starts = a.starts();
    int[] rows = a.entryRows();
    float[] values = a.values();
    int bAt = bFrom;
    for (int block = 0; block < blocks; block++) {
      FloatVector b00 = FloatVector.fromArray(FLOATS, b, bAt);
      FloatVector b10 = FloatVector.fromArray(FLOATS, b, bAt + ldb);
      FloatVector b20 = FloatVector.fromArray(FLOATS, b, bAt + 2 * ldb);
      FloatVector b30 = FloatVector.fromArray(FLOATS, b, bAt + 3 * ldb);
      int end = starts[block + 1];
      for (int entry = starts[block]; entry < end; entry++) {
        int cp = Panel.START + rows[entry] * Panel.STRIDE;
        int ap = SparseMatrix.BLOCK * entry;
        FloatVector a0 = FloatVector.broadcast(FLOATS, values[ap]);
        FloatVector a1 = FloatVector.broadcast(FLOATS, values[ap + 1]);
        FloatVector a2 = FloatVector.broadcast(FLOATS, values[ap + 2]);
        FloatVector a3 = FloatVector.broadcast(FLOATS, values[ap + 3]);
        FloatVector c0 = a0.fma(b00, FloatVector.fromArray(FLOATS, panel, cp));
        c0 = a1.fma(b10, c0);
        c0 = a2.fma(b20, c0);
        a3.fma(b30, c0).intoArray(panel, cp);
      }
      bAt += SparseMatrix.BLOCK * ldb;
    }
  }

  private static void gather4(
      SparseMatrix a, int blocks, float[] panel, float alpha, float[] c, int j, int ldc) {
    int[] starts = a.starts();
    int[] rows = a.entryRows();
    float[] values = a.values();
    FloatVector scale = FloatVector.broadcast(FLOATS, alpha);
    int cAt = j;
    for (int block = 0; block < blocks; block++) {
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
      int end = starts[block + 1];
      for (int entry = starts[block]; entry < end; entry++) {
        int bp = Panel.START + rows[entry] * Panel.STRIDE;
        int ap = SparseMatrix.BLOCK * entry;
        FloatVector b0 = FloatVector.fromArray(FLOATS, panel, bp);
        FloatVector b1 = FloatVector.fromArray(FLOATS, panel, bp + LANES);
        FloatVector b2 = FloatVector.fromArray(FLOATS, panel, bp + 2 * LANES);
        FloatVector b3 = FloatVector.fromArray(FLOATS, panel, bp + 3 * LANES);
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
      int at = cAt;
      scale.fma(c00, FloatVector.fromArray(FLOATS, c, at)).intoArray(c, at);
      scale.fma(c01, FloatVector.fromArray(FLOATS, c, at + LANES)).intoArray(c, at + LANES);
      scale.fma(c02, FloatVector.fromArray(FLOATS, c, at + 2 * LANES)).intoArray(c, at + 2 * LANES);
      scale.fma(c03, FloatVector.fromArray(FLOATS, c, at + 3 * LANES)).intoArray(c, at + 3 * LANES);
      at += ldc;
      scale.fma(c10, FloatVector.fromArray(FLOATS, c, at)).intoArray(c, at);
      scale.fma(c11, FloatVector.fromArray(FLOATS, c, at + LANES)).intoArray(c, at + LANES);
      scale.fma(c12, FloatVector.fromArray(FLOATS, c, at + 2 * LANES)).intoArray(c, at + 2 * LANES);
      scale.fma(c13, FloatVector.fromArray(FLOATS, c, at + 3 * LANES)).intoArray(c, at + 3 * LANES);
      at += ldc;
      scale.fma(c20, FloatVector.fromArray(FLOATS, c, at)).intoArray(c, at);
      scale.fma(c21, FloatVector.fromArray(FLOATS, c, at + LANES)).intoArray(c, at + LANES);
      scale.fma(c22, FloatVector.fromArray(FLOATS, c, at + 2 * LANES)).intoArray(c, at + 2 * LANES);
      scale.fma(c23, FloatVector.fromArray(FLOATS, c, at + 3 * LANES)).intoArray(c, at + 3 * LANES);
      at += ldc;
      scale.fma(c30, FloatVector.fromArray(FLOATS, c, at)).intoArray(c, at);
      scale.fma(c31, FloatVector.fromArray(FLOATS, c, at + LANES)).intoArray(c, at + LANES);
      scale.fma(c32, FloatVector.fromArray(FLOATS, c, at + 2 * LANES)).intoArray(c, at + 2 * LANES);
      scale.fma(c33, FloatVector.fromArray(FLOATS, c, at + 3 * LANES)).intoArray(c, at + 3 * LANES);
      cAt += SparseMatrix.BLOCK * ldc;
    }
  }

  private static void gather3(
      SparseMatrix a, int blocks, float[] panel, float alpha, float[] c, int j, int ldc) {
    int[] starts = a.starts();
    int[] rows = a.entryRows();
    float[] values = a.values();
    FloatVector scale = FloatVector.broadcast(FLOATS, alpha);
    int cAt = j;
    for (int block = 0; block < blocks; block++) {
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
      int end = starts[block + 1];
      for (int entry = starts[block]; entry < end; entry++) {
        int bp = Panel.START + rows[entry] * Panel.STRIDE;
        int ap = SparseMatrix.BLOCK * entry;
        FloatVector b0 = FloatVector.fromArray(FLOATS, panel, bp);
        FloatVector b1 = FloatVector.fromArray(FLOATS, panel, bp + LANES);
        FloatVector b2 = FloatVector.fromArray(FLOATS, panel, bp + 2 * LANES);
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
      int at = cAt;
      scale.fma(c00, FloatVector.fromArray(FLOATS, c, at)).intoArray(c, at);
      scale.fma(c01, FloatVector.fromArray(FLOATS, c, at + LANES)).intoArray(c, at + LANES);
      scale.fma(c02, FloatVector.fromArray(FLOATS, c, at + 2 * LANES)).intoArray(c, at + 2 * LANES);
      at += ldc;
      scale.fma(c10, FloatVector.fromArray(FLOATS, c, at)).intoArray(c, at);
      scale.fma(c11, FloatVector.fromArray(FLOATS, c, at + LANES)).intoArray(c, at + LANES);
      scale.fma(c12, FloatVector.fromArray(FLOATS, c, at + 2 * LANES)).intoArray(c, at + 2 * LANES);
      at += ldc;
      scale.fma(c20, FloatVector.fromArray(FLOATS, c, at)).intoArray(c, at);
      scale.fma(c21, FloatVector.fromArray(FLOATS, c, at + LANES)).intoArray(c, at + LANES);
      scale.fma(c22, FloatVector.fromArray(FLOATS, c, at + 2 * LANES)).intoArray(c, at + 2 * LANES);
      at += ldc;
      scale.fma(c30, FloatVector.fromArray(FLOATS, c, at)).intoArray(c, at);
      scale.fma(c31, FloatVector.fromArray(FLOATS, c, at + LANES)).intoArray(c, at + LANES);
      scale.fma(c32, FloatVector.fromArray(FLOATS, c, at + 2 * LANES)).intoArray(c, at + 2 * LANES);
      cAt += SparseMatrix.BLOCK * ldc;
    }
  }

  private static void gather1(
      SparseMatrix a, int blocks, float[] panel, float alpha, float[] c, int j, int ldc) {
    int[] starts = a.starts();
    int[] rows = a.entryRows();
    float[] values = a.values();
    FloatVector scale = FloatVector.broadcast(FLOATS, alpha);
    int cAt = j;
    for (int block = 0; block < blocks; block++) {
      FloatVector c00 = FloatVector.zero(FLOATS);
      FloatVector c10 = c00;
      FloatVector c20 = c00;
      FloatVector c30 = c00;
      int end = starts[block + 1];
      for (int entry = starts[block]; entry < end; entry++) {
        int bp = Panel.START + rows[entry] * Panel.STRIDE;
        int ap = SparseMatrix.BLOCK * entry;
        FloatVector b0 = FloatVector.fromArray(FLOATS, panel, bp);
        FloatVector av = FloatVector.broadcast(FLOATS, values[ap]);
        c00 = av.fma(b0, c00);
        av = FloatVector.broadcast(FLOATS, values[ap + 1]);
        c10 = av.fma(b0, c10);
        av = FloatVector.broadcast(FLOATS, values[ap + 2]);
        c20 = av.fma(b0, c20);
        av = FloatVector.broadcast(FLOATS, values[ap + 3]);
        c30 = av.fma(b0, c30);
      }
      int at = cAt;
      scale.fma(c00, FloatVector.fromArray(FLOATS, c, at)).intoArray(c, at);
      at += ldc;
      scale.fma(c10, FloatVector.fromArray(FLOATS, c, at)).intoArray(c, at);
      at += ldc;
      scale.fma(c20, FloatVector.fromArray(FLOATS, c, at)).intoArray(c, at);
      at += ldc;
      scale.fma(c30, FloatVector.fromArray(FLOATS, c, at)).intoArray(c, at);
      cAt += SparseMatrix.BLOCK * ldc;
    }
  }
}
