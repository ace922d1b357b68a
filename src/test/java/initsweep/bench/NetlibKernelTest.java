package initsweep.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import initsweep.kernel.Kernel;
import initsweep.kernel.Layout;
import initsweep.kernel.ScalarKernel;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever BLAS is compared with computes what our kernels compute. */
class NetlibKernelTest {
  private static final Kernel SCALAR = new ScalarKernel();
  private static final int[][] SHAPES = {
    {1, 1, 1}, {3, 5, 7}, {17, 13, 9}, {128, 784, 100}, {128, 100, 10}, {100, 128, 100}
  };

  private final Random random = new Random(4);

  static Stream<BLAS> libraries() {
    return Stream.of(BLAS.getInstance(), JavaBLAS.getInstance());
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void productsAreTheScalarKernelsUpToRounding(BLAS blas) {
    Kernel netlib = new NetlibKernel(blas, SCALAR);
    for (int[] shape : SHAPES) {
      int m = shape[0];
      int k = shape[1];
      int n = shape[2];
      float[] a = matrix(m, k);
      float[] b = matrix(k, n);
      float[] found = Layout.matrix(m, n);
      netlib.multiply(m, k, n, a, b, found);
      assertClose(m, n, found, product(m, k, n, a, b), product(m, k, n, sizes(a), sizes(b)));
    }
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void productsWithATransposeAreTheScalarKernelsUpToRounding(BLAS blas) {
    Kernel netlib = new NetlibKernel(blas, SCALAR);
    for (int[] shape : SHAPES) {
      int m = shape[0];
      int k = shape[1];
      int n = shape[2];
      float[] a = matrix(k, m);
      float[] b = matrix(k, n);
      float[] found = Layout.matrix(m, n);
      netlib.multiplyTransposed(m, k, n, a, b, found);
      float[] transposed = transpose(k, m, a);
      float[] bound = product(m, k, n, sizes(transposed), sizes(b));
      assertClose(m, n, found, product(m, k, n, transposed, b), bound);

      float[] added = Layout.matrix(m, n);
      netlib.addTransposedProduct(2, m, k, n, a, b, added);
      netlib.addTransposedProduct(-1, m, k, n, a, b, added);
      assertClose(m, n, added, product(m, k, n, transposed, b), bound);

      float[] ones = Layout.matrix(m, n);
      Arrays.fill(ones, 1);
      netlib.multiplyByTransposed(m, k, n, transposed, transpose(k, n, b), ones, found);
      assertClose(m, n, found, product(m, k, n, transposed, b), bound);
    }
  }

  /** Aᵀ. A (m × n). */
  private static float[] transpose(int m, int n, float[] a) {
    float[] transposed = Layout.matrix(n, m);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        transposed[j * Layout.stride(m) + i] = a[i * Layout.stride(n) + j];
      }
    }
    return transposed;
  }

  private static float[] product(int m, int k, int n, float[] a, float[] b) {
    float[] c = Layout.matrix(m, n);
    SCALAR.multiply(m, k, n, a, b, c);
    return c;
  }

  private static float[] sizes(float[] a) {
    float[] sizes = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      sizes[i] = Math.abs(a[i]);
    }
    return sizes;
  }

  /** 1e-5 relative to Σ|a|·|b|, since terms of both signs cancel in the sum itself. */
  private static void assertClose(int m, int n, float[] found, float[] expected, float[] size) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        int at = i * Layout.stride(n) + j;
        assertThat(found[at]).isCloseTo(expected[at], within(1e-5f * size[at]));
      }
    }
  }

  private float[] matrix(int rows, int columns) {
    float[] matrix = Layout.matrix(rows, columns);
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = (float) random.nextGaussian();
    }
    return matrix;
  }
}
