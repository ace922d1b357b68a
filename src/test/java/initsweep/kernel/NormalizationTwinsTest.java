package initsweep.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The vector normalisations have the bits of the scalar ones, for sizes that fit no register. */
class NormalizationTwinsTest {
  private static final float EPSILON = 1e-6f;
  private final Random random = new Random(1);

  static Stream<Arguments> shapes() {
    return Stream.of(1, 2, 7, 128)
        .flatMap(
            m ->
                Stream.of(1, 3, 8, 9, 15, 16, 17, 24, 31, 32, 100, 128)
                    .map(n -> Arguments.of(m, n)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void normalisationsAreEqualBitForBit(int m, int n) {
    float[] z = matrix(m, n);
    float[] delta = matrix(m, n);
    float[] scale = matrix(1, n);
    float[] shift = matrix(1, n);
    float[][] expected = everything(new ScalarKernel(), m, n, z, delta, scale, shift);
    float[][] found = everything(new VectorKernel(), m, n, z, delta, scale, shift);
    for (int k = 0; k < expected.length; k++) {
      int rows = expected[k].length / Layout.stride(n);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < n; j++) {
          int at = i * Layout.stride(n) + j;
          assertThat(Float.floatToIntBits(found[k][at]))
              .as("result %s, row %s, column %s", k, i, j)
              .isEqualTo(Float.floatToIntBits(expected[k][at]));
        }
      }
    }
  }

  /** Every array that any operation writes. */
  private static float[][] everything(
      Kernel kernel, int m, int n, float[] z, float[] delta, float[] scale, float[] shift) {
    Normalization norms = kernel.normalization();
    float[] byColumns = z.clone();
    float[] y = z.clone();
    float[] mean = Layout.vector(n);
    float[] variance = Layout.vector(n);
    float[] roots = Layout.vector(n);
    norms.columns(m, n, EPSILON, byColumns, scale, shift, mean, variance, roots, y);
    float[] fixed = z.clone();
    norms.fixedColumns(m, n, z, scale, shift, mean, roots, fixed);
    float[] columnDeltas = byColumns.clone();
    float[] scales = Layout.vector(n);
    float[] shifts = Layout.vector(n);
    norms.columnsBackward(m, n, delta, scale, roots, columnDeltas, scales, shifts);

    float[] byRows = z.clone();
    float[] yOfRows = z.clone();
    float[] line = new float[Layout.LINE];
    float[] rootsOfRows = new float[m];
    norms.rows(m, n, EPSILON, byRows, scale, shift, rootsOfRows, line, yOfRows);
    float[] rowDeltas = byRows.clone();
    float[] scalesOfRows = Layout.vector(n);
    float[] shiftsOfRows = Layout.vector(n);
    norms.rowsBackward(
        m, n, delta, scale, rootsOfRows, line, rowDeltas, scalesOfRows, shiftsOfRows);
    float[] products = Layout.vector(n);
    norms.sumProducts(m, n, z, delta, products);
    return new float[][] {
      byColumns,
      y,
      mean,
      variance,
      roots,
      fixed,
      columnDeltas,
      scales,
      shifts,
      byRows,
      yOfRows,
      rowDeltas,
      scalesOfRows,
      shiftsOfRows,
      products
    };
  }

  private float[] matrix(int rows, int columns) {
    float[] matrix = Layout.matrix(rows, columns);
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = (float) random.nextGaussian();
    }
    return matrix;
  }
}
