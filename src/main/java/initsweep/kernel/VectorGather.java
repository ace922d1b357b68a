package initsweep.kernel;

import static initsweep.kernel.Layout.stride;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * C = Aᵀ·B with a {@link SparseMatrix} A, one column block of C after the other: keeps the four
 * rows of C that belong to a block of A in registers and gathers the stored rows of B. The column
 * block of B is copied to the thread's {@link Panel}, and the loop over blocks is inside the tile's
 * method, as in {@link VectorScatter}.
 *
 * <p>The end of a block is written out as well: in a method this long the compiler inlines no more
 * calls, and a vector passed to a call is allocated on the heap.
 */
final class VectorGather {
  private static final VectorSpecies<Float> FLOATS = VectorLanes.FLOATS;
  private static final int LANES = VectorLanes.LANES;

  private VectorGather() {}

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

  private static void gather(
      int width, SparseMatrix a, float[] panel, float alpha, float[] c, int j, int ldc) {
    int blocks = a.fullBlocks();
    switch (width) {
      case 4 -> blocks4(a, blocks, panel, alpha, c, j, ldc);
      case 3 -> blocks3(a, blocks, panel, alpha, c, j, ldc);
      default -> blocks1(a, blocks, panel, alpha, c, j, ldc);
    }
    if (blocks < a.blocks()) {
      lastBlock(width, a, panel, alpha, c, j, ldc);
    }
  }

  /** The rows of C that belong to the last, narrower block of A. */
  private static void lastBlock(
      int width, SparseMatrix a, float[] panel, float alpha, float[] c, int j, int ldc) {
    int block = a.fullBlocks();
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

  private static void blocks4(
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

  private static void blocks3(
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

  private static void blocks1(
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
