package initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.random.NumpyReference;
import initsweep.random.RandomMode;
import initsweep.result.LayerStatistics;
import initsweep.result.RunResult;
import initsweep.train.ExperimentA.Cell;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The article's first experiment against the article's own code, run by {@code
 * src/test/python/experiment_a_reference.py} in float64.
 */
class ExperimentANumpyTest {
  /** Rounding errors of single values are a few 1e-6 of the spread, and cancel in the mean. */
  private static final double PRECISION = 1e-6;

  /**
   * Sum over the bins of |difference|: two for each value that float32 moves over an edge. NumPy's
   * own float32 run comes to as many.
   */
  private static final long MAX_MOVED = 14;

  private static final List<String[]> REFERENCE = NumpyReference.rows("train/experiment-a.csv");

  static List<Cell> cells() {
    return Cell.all();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void inNumpyModeTheLayersAreThoseOfTheArticlesCode(Cell cell) {
    for (int seed = 0; seed <= 1; seed++) {
      RunResult run = cell.run(RandomMode.NUMPY, seed, ExperimentA.INPUTS);
      for (LayerStatistics layer : run.measured().layers()) {
        assertEqual(layer, reference(seed, cell, layer.layer()));
      }
    }
  }

  private static String[] reference(int seed, Cell cell, int layer) {
    List<String> key =
        List.of(String.valueOf(seed), cell.activation(), cell.init(), String.valueOf(layer));
    return REFERENCE.stream()
        .filter(row -> Arrays.asList(row).subList(0, key.size()).equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static void assertEqual(LayerStatistics found, String[] reference) {
    double mean = Double.parseDouble(reference[4]);
    double std = Double.parseDouble(reference[5]);
    assertThat(found.mean()).as("mean").isCloseTo(mean, within(PRECISION * std));
    assertThat(found.std()).as("std").isCloseTo(std, within(PRECISION * std));
    long[] counts = Arrays.stream(reference[6].split(" ")).mapToLong(Long::parseLong).toArray();
    long moved = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      moved += Math.abs(counts[bin] - found.histogram().counts().get(bin));
    }
    assertThat(found.histogram().counts()).hasSameSizeAs(counts);
    assertThat(moved).as("histogram of layer %s", found.layer()).isLessThanOrEqualTo(MAX_MOVED);
  }
}
