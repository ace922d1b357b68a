package initsweep.kernel;

import static initsweep.kernel.Layout.stride;
import static initsweep.kernel.VectorLanes.FLOATS;
import static initsweep.kernel.VectorLanes.LANES;

import jdk.incubator.vector.FloatVector;

/** Sums down the columns of a matrix, row by row, on the Vector API. */
final class VectorSums {
  private VectorSums() {}

  /** As {@link Kernel#sumRows}. */
  static void ofRows(int m, int n, float[] c, float[] s) {
    int ldc = stride(n);
    for (int j = 0; j < n; j += LANES) {
      FloatVector sum = FloatVector.zero(FLOATS);
      for (int i = 0; i < m; i++) {
        sum = sum.add(FloatVector.fromArray(FLOATS, c, i * ldc + j));
      }
      sum.intoArray(s, j);
    }
  }
}
