package initsweep.probe;

import dev.ludovic.netlib.lapack.JavaLAPACK;
import dev.ludovic.netlib.lapack.LAPACK;
import java.util.Arrays;
import org.netlib.util.intW;

/** Singular values by LAPACK. */
final class SingularValues {
  /**
   * In Java, since native libraries round differently on different machines. It adds, multiplies,
   * divides and takes square roots, which Java defines to the last bit, and squares by {@code
   * Math.pow(x, 2)}, which HotSpot's interpreter and compilers all compute as {@code x * x}.
   */
  private static final LAPACK LAPACK_IN_JAVA = JavaLAPACK.getInstance();

  /** At least LAPACK's block size. */
  private static final int BLOCK = 64;

  private static final String NO_VECTORS = "N";

  private SingularValues() {}

  /**
   * In descending order. One that is smaller than the rounding error of the largest is 0, as in
   * NumPy's {@code matrix_rank}.
   *
   * @param a (rows × columns), row-major; overwritten
   * @return (the smaller of rows and columns); all NaN if an element is not finite
   * @throws ArithmeticException if the iteration does not converge
   */
  static double[] of(int rows, int columns, double[] a) {
    double[] values = new double[Math.min(rows, columns)];
    if (!Arrays.stream(a).allMatch(Double::isFinite)) {
      Arrays.fill(values, Double.NaN);
      return values;
    }
    double[] none = new double[1];
    double[] work = new double[5 * values.length + BLOCK * (rows + columns)];
    intW info = new intW(0);
    // The memory of a row-major matrix is that of its transpose in LAPACK's order.
    LAPACK_IN_JAVA.dgesvd(
        NO_VECTORS,
        NO_VECTORS,
        columns,
        rows,
        a,
        columns,
        values,
        none,
        1,
        none,
        1,
        work,
        work.length,
        info);
    if (info.val != 0) {
      throw new ArithmeticException(
          "the singular values of a Jacobian (%s × %s) did not converge".formatted(rows, columns));
    }
    double least = values[0] * Math.max(rows, columns) * Math.ulp(1.0);
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] < least ? 0 : values[i];
    }
    return values;
  }

  /**
   * R of A = Q·R with orthonormal columns of Q.
   *
   * @param a (rows × columns), row-major, at least as many rows as columns; overwritten
   * @return (columns × columns), row-major, upper triangular
   */
  static double[] triangle(int rows, int columns, double[] a) {
    double[] tau = new double[columns];
    double[] work = new double[BLOCK * columns];
    intW info = new intW(0);
    LAPACK_IN_JAVA.dgelqf(columns, rows, a, columns, tau, work, work.length, info);
    double[] r = Arrays.copyOf(a, columns * columns);
    for (int i = 0; i < columns; i++) {
      Arrays.fill(r, i * columns, i * columns + i, 0);
    }
    return r;
  }
}
