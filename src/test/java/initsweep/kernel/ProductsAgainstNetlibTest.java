package initsweep.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Products against netlib's sgemm, which adds in another order and without our tiles. */
class ProductsAgainstNetlibTest {
  private static final BLAS NETLIB = JavaBLAS.getInstance();

  static Stream<Kernel> kernels() {
    return Stream.of(new ScalarKernel(), new VectorKernel());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void multiplyAgrees(Kernel kernel) {
    for (int[] shape :
        new int[][] {{1, 1, 1}, {3, 5, 7}, {17, 13, 9}, {128, 784, 100}, {128, 100, 10}}) {
      agree(kernel, shape[0], shape[1], shape[2], false);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void multiplyTransposedAgrees(Kernel kernel) {
    for (int[] shape : new int[][] {{1, 1, 1}, {7, 5, 3}, {784, 128, 100}, {100, 128, 10}}) {
      agree(kernel, shape[0], shape[1], shape[2], true);
    }
  }

  private static void agree(Kernel kernel, int m, int k, int n, boolean isTransposed) {
    Random random = new Random(m * 31L + n);
    int rows = isTransposed ? k : m;
    int columns = isTransposed ? m : k;
    float[] a = dense(random, rows * columns);
    float[] b = dense(random, k * n);
    float[] expected = new float[m * n];
    // Column-major sgemm of the transposes: Cᵀ = Bᵀ·Aᵀ.
    NETLIB.sgemm("N", isTransposed ? "T" : "N", n, m, k, 1, b, n, a, columns, 0, expected, n);

    float[] c = Layout.matrix(m, n);
    if (isTransposed) {
      kernel.multiplyTransposed(m, k, n, padded(a, rows, columns), padded(b, k, n), c);
    } else {
      kernel.multiply(m, k, n, padded(a, rows, columns), padded(b, k, n), c);
    }
    float rounding = 2e-6f * k; // two float32 sums of k terms of size 1 in different orders
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        assertThat(c[i * Layout.stride(n) + j]).isCloseTo(expected[i * n + j], within(rounding));
      }
    }
  }

  private static float[] dense(Random random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static float[] padded(float[] dense, int rows, int columns) {
    float[] matrix = Layout.matrix(rows, columns);
    for (int i = 0; i < rows; i++) {
      System.arraycopy(dense, i * columns, matrix, i * Layout.stride(columns), columns);
    }
    return matrix;
  }
}
