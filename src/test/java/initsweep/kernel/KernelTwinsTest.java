package initsweep.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector kernel has the bits of the scalar kernel, for sizes that fit no register. */
class KernelTwinsTest {
  private static final int[] AWKWARD = {1, 3, 7, 8, 9, 13, 15, 16, 17, 100, 113};
  private final Kernel scalar = new ScalarKernel();
  private final Kernel vector = new VectorKernel();
  private final Random random = new Random(1);

  static Stream<Arguments> shapes() {
    Stream<Arguments> grid =
        Stream.of(1, 3, 4, 7, 17, 128)
            .flatMap(
                m ->
                    Stream.of(1, 8, 13, 100)
                        .flatMap(
                            k ->
                                Stream.of(1, 7, 16, 17, 100, 113).map(n -> Arguments.of(m, k, n))));
    return Stream.concat(
        grid,
        Stream.of(
            Arguments.of(128, 784, 100), Arguments.of(784, 128, 100), Arguments.of(9, 784, 49)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void productsAreEqualBitForBit(int m, int k, int n) {
    float[] a = matrix(m, k);
    float[] at = matrix(k, m);
    float[] b = matrix(k, n);
    float[] expected = Layout.matrix(m, n);
    float[] found = matrix(m, n);

    scalar.multiply(m, k, n, a, b, expected);
    vector.multiply(m, k, n, a, b, found);
    assertSameBits(m, n, found, expected);

    scalar.multiplyTransposed(m, k, n, at, b, expected);
    vector.multiplyTransposed(m, k, n, at, b, found);
    assertSameBits(m, n, found, expected);

    float[] bt = matrix(n, k);
    float[] scale = matrix(m, n);
    scalar.multiplyByTransposed(m, k, n, a, bt, scale, expected);
    vector.multiplyByTransposed(m, k, n, a, bt, scale, found);
    assertSameBits(m, n, found, expected);

    float[] row = matrix(1, n);
    scalar.affine(m, k, n, a, b, row, expected);
    vector.affine(m, k, n, a, b, row, found);
    assertSameBits(m, n, found, expected);
  }

  /** Both kernels, against the dense products of the same matrix. */
  @ParameterizedTest
  @MethodSource("shapes")
  void sparseProductsHaveTheBitsOfDenseOnes(int m, int k, int n) {
    float[] x = withZeroBlocks(m, k);
    SparseMatrix sparse = sparse(m, k, x);
    float[] w = matrix(k, n);
    float[] row = matrix(1, n);
    float[] delta = matrix(m, n);
    float[] z = Layout.matrix(m, n);
    float[] gradient = Layout.matrix(k, n);
    scalar.affine(m, k, n, x, w, row, z);
    scalar.multiplyTransposed(k, m, n, x, delta, gradient);

    for (Kernel kernel : List.of(scalar, vector)) {
      float[] sparseZ = matrix(m, n);
      float[] sparseGradient = matrix(k, n);
      kernel.affine(sparse, n, w, row, sparseZ);
      kernel.multiplyTransposed(sparse, n, delta, sparseGradient);
      assertSameBits(m, n, sparseZ, z);
      assertSameBits(k, n, sparseGradient, gradient);
    }
  }

  /** Both kernels, dense and sparse, against a product that is added afterwards. */
  @ParameterizedTest
  @MethodSource("shapes")
  void addedProductsHaveTheBitsOfProductsAddedAfterwards(int m, int k, int n) {
    float alpha = -0.01f;
    float[] x = withZeroBlocks(m, k);
    SparseMatrix sparse = sparse(m, k, x);
    float[] delta = matrix(m, n);
    float[] weights = matrix(k, n);
    float[] product = Layout.matrix(k, n);
    float[] expected = weights.clone();
    scalar.multiplyTransposed(k, m, n, x, delta, product);
    scalar.addScaled(expected.length, alpha, product, expected);

    for (Kernel kernel : List.of(scalar, vector)) {
      float[] dense = weights.clone();
      kernel.addTransposedProduct(alpha, k, m, n, x, delta, dense);
      assertSameBits(k, n, dense, expected);
      float[] ofSparse = weights.clone();
      kernel.addTransposedProduct(alpha, sparse, n, delta, ofSparse);
      assertSameBits(k, n, ofSparse, expected);
    }
  }

  private float[] withZeroBlocks(int m, int k) {
    float[] x = matrix(m, k);
    for (int i = 0; i < m; i++) {
      for (int p = 0; p < k; p++) {
        boolean isZero = random.nextInt(4) == 0 || (i + p / SparseMatrix.BLOCK) % 3 == 0;
        x[i * Layout.stride(k) + p] = isZero ? 0 : x[i * Layout.stride(k) + p];
      }
    }
    return x;
  }

  private static SparseMatrix sparse(int m, int k, float[] x) {
    SparseMatrix sparse = new SparseMatrix(k);
    sparse.clear(m);
    for (int p = 0; p < k; p += SparseMatrix.BLOCK) {
      for (int i = 0; i < m; i++) {
        float[] four = new float[SparseMatrix.BLOCK];
        int at = i * Layout.stride(k) + p;
        System.arraycopy(x, at, four, 0, Math.min(four.length, k - p));
        if (!Arrays.equals(four, new float[SparseMatrix.BLOCK])) {
          sparse.append(i, four[0], four[1], four[2], four[3]);
        }
      }
      sparse.endBlock();
    }
    return sparse;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void columnSumsAreEqualBitForBit(int m, int ignored, int n) {
    float[] c = matrix(m, n);
    float[] sums = Layout.vector(n);
    float[] twinSums = Layout.vector(n);
    scalar.sumRows(m, n, c, sums);
    vector.sumRows(m, n, c, twinSums);
    assertSameBits(1, n, twinSums, sums);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 8, 9, 13, 15, 16, 17, 100, 113, 784})
  void elementwiseOperationsAreEqualBitForBit(int length) {
    float[] x = wide(length);
    float[] y = wide(length);
    float[] twin = y.clone();
    scalar.addScaled(length, -0.01f, x, y);
    vector.addScaled(length, -0.01f, x, twin);
    assertSameBits(twin, y);
  }

  /** Magnitudes from denormal to overflowing, both signs, and the special values. */
  private float[] wide(int length) {
    float[] specials = {
      0f,
      -0f,
      Float.NaN,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      0.625f,
      89f,
      -104f,
      1e-42f
    };
    float[] x = new float[length];
    for (int i = 0; i < length; i++) {
      x[i] =
          random.nextInt(8) == 0
              ? specials[random.nextInt(specials.length)]
              : (float) (random.nextGaussian() * Math.pow(10, random.nextInt(6) - 3));
    }
    return x;
  }

  private float[] matrix(int rows, int columns) {
    float[] matrix = Layout.matrix(rows, columns);
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = (float) random.nextGaussian();
    }
    return matrix;
  }

  private static void assertSameBits(int rows, int columns, float[] found, float[] expected) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        int at = i * Layout.stride(columns) + j;
        assertThat(Float.floatToIntBits(found[at]))
            .as("row %s column %s", i, j)
            .isEqualTo(Float.floatToIntBits(expected[at]));
      }
    }
  }

  private static void assertSameBits(float[] found, float[] expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(Float.floatToIntBits(found[i]))
          .as("element %s", i)
          .isEqualTo(Float.floatToIntBits(expected[i]));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void zeroFactorsAddNothing(int seed) {
    Random zeros = new Random(seed);
    for (int n : AWKWARD) {
      float[] a = matrix(5, 20);
      for (int i = 0; i < a.length; i++) {
        a[i] = zeros.nextBoolean() ? 0 : a[i];
      }
      float[] b = matrix(20, n);
      float[] whole = Layout.matrix(5, n);
      vector.multiply(5, 20, n, a, b, whole);
      assertSameBits(5, n, whole, skippingZeros(a, b, n));
    }
  }

  private static float[] skippingZeros(float[] a, float[] b, int n) {
    float[] c = Layout.matrix(5, n);
    for (int i = 0; i < 5; i++) {
      for (int p = 0; p < 20; p++) {
        float factor = a[i * Layout.stride(20) + p];
        for (int j = 0; j < n && factor != 0; j++) {
          int at = i * Layout.stride(n) + j;
          c[at] = Math.fma(factor, b[p * Layout.stride(n) + j], c[at]);
        }
      }
    }
    return c;
  }
}
