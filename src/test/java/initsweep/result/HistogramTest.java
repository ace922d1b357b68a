package initsweep.result;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.kernel.Layout;
import initsweep.random.NumpyReference;
import initsweep.run.ProbePlan;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Counts per bin, against {@code numpy.histogram}: values on an edge, one ulp beside it, and
 * outside.
 */
class HistogramTest {
  static Stream<Arguments> histograms() {
    return NumpyReference.rows("probe/probe-histograms.csv").stream()
        .map(row -> Arguments.of("%s bins from %s to %s".formatted(row[2], row[0], row[1]), row));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("histograms")
  void theCountsAreNumpys(String name, String[] row) {
    ProbePlan plan =
        new ProbePlan(
            List.of(0),
            false,
            1,
            Integer.parseInt(row[2]),
            Double.parseDouble(row[0]),
            Double.parseDouble(row[1]));
    float[] values = column(row[5].split(" "));
    Histogram found = Histogram.of(values, values.length / Layout.stride(1), 1, plan);
    assertThat(found.counts())
        .isEqualTo(Arrays.stream(row[6].split(" ")).map(Long::valueOf).toList());
    assertThat(found.below()).isEqualTo(Long.parseLong(row[3]));
    assertThat(found.above()).isEqualTo(Long.parseLong(row[4]));
  }

  private static float[] column(String[] bits) {
    float[] column = Layout.matrix(bits.length, 1);
    Arrays.fill(column, 0.5f); // padding that must not be counted
    for (int i = 0; i < bits.length; i++) {
      column[i * Layout.stride(1)] = Float.intBitsToFloat(Integer.parseInt(bits[i]));
    }
    return column;
  }

  @Test
  void infinitiesAreOutsideAndNanIsNowhere() {
    float[] values = Layout.matrix(1, 4);
    values[0] = Float.NEGATIVE_INFINITY;
    values[1] = Float.POSITIVE_INFINITY;
    values[2] = Float.NaN;
    values[3] = 1;
    Histogram found = Histogram.of(values, 1, 4, ProbePlan.DEFAULT);
    assertThat(found.below()).isEqualTo(1);
    assertThat(found.above()).isEqualTo(1);
    assertThat(found.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(1);
    assertThat(found.counts().get(29)).isEqualTo(1);
  }
}
