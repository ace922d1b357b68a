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
 * gain; biases 0. The Q of the QR decomposition of the seed's standard normals, its columns signed
 * by the diagonal of R: without the signs, Q would depend on Householder's convention and not be
 * uniform. Saxe et al. 2014; Mezzadri 2007.
 */
record Orthogonal(double gain) implements WeightRule {
  /** Not {@code LAPACK.getInstance()}: what a native library rounds differs between machines. */
  private static final LAPACK LAPACK_IN_JAVA = JavaLAPACK.getInstance();

  /** LAPACK's block size, and more. */
  private static final int WORK_PER_COLUMN = 64;

  @Override
  public Optional<LayerVariances> variances(LayerSpec layer) {
    // The rows or columns of Q have norm 1.
    return Optional.of(
        new LayerVariances(gain * gain / Math.max(layer.fanIn(), layer.fanOut()), 0));
  }

  @Override
  public void fill(LayerSpec layer, Draws draws, float[] weights, float[] biases) {
    boolean isTall = layer.fanIn() >= layer.fanOut();
    int rows = Math.max(layer.fanIn(), layer.fanOut());
    int columns = Math.min(layer.fanIn(), layer.fanOut());
    // (rows × columns), column-major: of a wide layer's transpose, which lies in memory as its
    // weights do.
    double[] a = new double[weights.length];
    for (int i = 0; i < a.length; i++) {
      a[isTall ? transposed(i, rows, columns) : i] = draws.nextGaussian();
    }
    orthonormalise(rows, columns, a);
    for (int i = 0; i < a.length; i++) {
      weights[i] = (float) (gain * a[isTall ? transposed(i, rows, columns) : i]);
    }
  }

  /** Where the i-th element of a row-major matrix lies in a column-major one. */
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
