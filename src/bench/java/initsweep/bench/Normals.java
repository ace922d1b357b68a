package initsweep.bench;

import initsweep.kernel.Layout;
import java.util.Random;

/** Operands without zeros, denormals or infinities. */
final class Normals {
  private Normals() {}

  /** Standard normals, (rows × columns). */
  static float[] matrix(Random random, int rows, int columns) {
    float[] matrix = Layout.matrix(rows, columns);
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = (float) random.nextGaussian();
    }
    return matrix;
  }
}
