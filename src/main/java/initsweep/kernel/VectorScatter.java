package initsweep.kernel;

import static initsweep.kernel.Layout.stride;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * C = A·B with a {@link SparseMatrix} A, one column block of C after the other: goes through the
 * blocks of A and adds the four terms of each stored row to its row of C. The column block of C is
 * accumulated in the thread's {@link Panel}, where it stays in the L1 cache and its vectors
 * straddle no cache lines.
 *
 * <p>The loop over the blocks of A is inside the tile's method: a block has few entries, and a call
 * per block would cost a tenth of the product.
 */
final class VectorScatter {
  private static final VectorSpecies<Float> FLOATS = VectorLanes.FLOATS;
  private static final int LANES = VectorLanes.LANES;

  private VectorScatter() {}

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

  private static void scatter(int width, SparseMatrix a, float[] b, int j, int ldb, float[] panel) {
    int blocks = a.fullBlocks();
    switch (width) {
      case 4 -> blocks4(a, blocks, b, j, ldb, panel);
      case 3 -> blocks3(a, blocks, b, j, ldb, panel);
      default -> blocks1(a, blocks, b, j, ldb, panel);
    }
    if (blocks < a.blocks()) {
      lastBlock(width, a, b, j, ldb, panel);
    }
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

  /** Adds the contribution of the last, narrower block of A to a panel. */
  private static void lastBlock(
      int width, SparseMatrix a, float[] b, int j, int ldb, float[] panel) {
    int block = a.fullBlocks();
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

  private static void blocks4(
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

  private static void blocks3(
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

  private static void blocks1(
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
}
