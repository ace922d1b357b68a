package initsweep.train;

import initsweep.data.Examples;
import initsweep.kernel.SparseMatrix;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Converts images to sparse matrices: blocks of four pixels of which at least one is not black.
 * Holds buffers for one batch; not thread-safe.
 */
final class PixelBlocks {
  /** Four pixels at once, the first in the lowest byte. */
  private static final VarHandle FOUR_PIXELS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int BYTE = 0xFF;
  private static final int BITS = 8;

  private final float[] valueOf; // (256)
  private final int features;
  private final int stride; // of an image in the copy: whole blocks
  private final byte[] copy; // (most × features), images are scattered over memory
  private final int[] storedRows; // (most) of one block
  private final int[] storedFours; // (most)

  /**
   * @param max rows of the largest matrix
   * @param valueOf (256), the value of each pixel byte; that of 0 is 0
   */
  PixelBlocks(int max, int features, float[] valueOf) {
    this.valueOf = valueOf;
    this.features = features;
    this.stride = SparseMatrix.blocks(features) * SparseMatrix.BLOCK;
    this.copy = new byte[Math.multiplyExact(max, stride)];
    this.storedRows = new int[max];
    this.storedFours = new int[max];
  }

  /**
   * Replaces the content of {@code into}.
   *
   * @param numbers of the examples; the first {@code rows} become the rows of the matrix
   */
  void encode(Examples from, int[] numbers, int rows, SparseMatrix into) {
    byte[] pixels = from.pixels();
    for (int row = 0; row < rows; row++) {
      System.arraycopy(pixels, numbers[row] * features, copy, row * stride, features);
    }
    into.clear(rows);
    for (int column = 0; column < features; column += SparseMatrix.BLOCK) {
      append(storedAt(column, rows), into);
      into.endBlock();
    }
  }

  /**
   * Collects the rows that have a pixel in the block at {@code column} and returns their number.
   * Written without a branch, which would be mispredicted, since the rows are irregular.
   */
  private int storedAt(int column, int rows) {
    int stored = 0;
    for (int row = 0; row < rows; row++) {
      int four = (int) FOUR_PIXELS.get(copy, row * stride + column);
      storedRows[stored] = row;
      storedFours[stored] = four;
      stored += (four | -four) >>> (Integer.SIZE - 1); // 0 if black, else 1
    }
    return stored;
  }

  private void append(int stored, SparseMatrix into) {
    for (int i = 0; i < stored; i++) {
      int four = storedFours[i];
      into.append(
          storedRows[i],
          valueOf[four & BYTE],
          valueOf[four >>> BITS & BYTE],
          valueOf[four >>> 2 * BITS & BYTE],
          valueOf[four >>> 3 * BITS]);
    }
  }
}
