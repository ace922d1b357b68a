package initsweep.train;

import initsweep.data.Examples;
import initsweep.kernel.SparseMatrix;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Images as sparse matrices: blocks of four pixels of which at least one is not black. */
final class PixelBlocks {
  /** Four pixels at once, the first in the lowest byte. */
  private static final VarHandle FOUR_PIXELS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int BYTE = 0xFF;
  private static final int BITS = 8;

  private PixelBlocks() {}

  /**
   * Replaces what {@code into} holds.
   *
   * @param numbers of the examples; the first {@code rows} become the rows of the matrix
   * @param valueOf (256), the value of each pixel byte; that of 0 is 0
   */
  static void encode(Examples from, int[] numbers, int rows, float[] valueOf, SparseMatrix into) {
    int features = from.features();
    byte[] pixels = from.pixels();
    into.clear(rows);
    for (int column = 0; column < features; column += SparseMatrix.BLOCK) {
      int width = Math.min(SparseMatrix.BLOCK, features - column);
      for (int row = 0; row < rows; row++) {
        int at = numbers[row] * features + column;
        int four =
            width == SparseMatrix.BLOCK
                ? (int) FOUR_PIXELS.get(pixels, at)
                : few(pixels, at, width);
        if (four != 0) {
          into.append(
              row,
              valueOf[four & BYTE],
              valueOf[four >>> BITS & BYTE],
              valueOf[four >>> 2 * BITS & BYTE],
              valueOf[four >>> 3 * BITS]);
        }
      }
      into.endBlock();
    }
  }

  /** The last pixels of an image whose size is no multiple of four. */
  private static int few(byte[] pixels, int at, int width) {
    int four = 0;
    for (int i = 0; i < width; i++) {
      four |= (pixels[at + i] & BYTE) << i * BITS;
    }
    return four;
  }
}
