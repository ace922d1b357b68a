package initsweep.nn.initialisers;

import dev.ludovic.netlib.lapack.JavaLAPACK;
import dev.ludovic.netlib.lapack.LAPACK;
import initsweep.nn.LayerSpec;
import initsweep.nn.LayerVariances;
import initsweep.random.Draws;
import java.util.Optional;
import org.netlib.util.intW;

/**
 * A uniformly distributed matrix with orthonormal columns, or rows where those are fewer, times a
 * gain; biases 0. It is the Q of the QR decomposition of a matrix of standard normals, its columns
 * multiplied by the signs of R's diagonal: without them Q would depend on the sign convention of
 * the Householder reflections and not be uniformly distributed. Saxe et al. 2014; Mezzadri 2007.
 */
record Orthogonal(double gain) implements WeightRule {
  /**
   * Not {@code LAPACK.getInstance()}, since native libraries round differently on different
   * machines.
   */
  private static final LAPACK LAPACK_IN_JAVA = JavaLAPACK.getInstance();

  /** At least LAPACK's block size. */
  private static final int WORK_PER_COLUMN = 64;

  @Override
  public Optional<LayerVariances> variances(LayerSpec layer) {
    // The rows or columns of Q have norm 1.
    return Optional.of(
        new LayerVariances(gain * gain / Math.max(layer.fanIn(), layer.fanOut()), 0, true));
  }

  @Override
  public void fill(LayerSpec layer, Draws draws, float[] weights, float[] biases) {
    boolean isTall = layer.fanIn() >= layer.fanOut();
    int rows = Math.max(layer.fanIn(), layer.fanOut());
    int columns = Math.min(layer.fanIn(), layer.fanOut());
    // (rows × columns), column-major: for a wide layer that of its transpose, whose memory layout
    // is that of the weights.
    double[] a = new double[weights.length];
    for (int i = 0; i < a.length; i++) {
      a[isTall ? transposed(i, rows, columns) : i] = draws.nextGaussian();
    }
    orthonormalise(rows, columns, a);
    for (int i = 0; i < a.length; i++) {
      weights[i] = (float) (gain * a[isTall ? transposed(i, rows, columns) : i]);
    }
  }

  /** Index in column-major order of the i-th element of a row-major matrix. */
  private static int transposed(int i, int rows, int columns) {
    return i % columns * rows + i / columns;
  }

  /** A ← Q·sign(diag R), where A = Q·R. A (rows × columns), column-major, rows ≥ columns. */
  private static void orthonormalise(int rows, int columns, double[] a) {
    double[] tau = new double[columns];
    double[] work = new double[WORK_PER_COLUMN * columns];
    intW info = new intW(0);
    LAPACK_IN_JAVA.dgeqrf(rows, columns, a, rows, tau, work, work.length, info);
    boolean[] isNegative = new boolean[columns];
    for (int j = 0; j < columns; j++) {
      isNegative[j] = a[j * rows + j] < 0;
    }
    LAPACK_IN_JAVA.dorgqr(rows, columns, columns, a, rows, tau, work, work.length, info);
    for (int i = 0; i < a.length; i++) {
      a[i] = isNegative[i / rows] ? -a[i] : a[i];
    }
  }
}
