package initsweep.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import initsweep.data.Sampling;
import initsweep.spelling.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stream of {@code numpy.random.RandomState(seed)}, against values that NumPy wrote. */
class NumpyStreamsTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 42, 4294967295L})
  void theStreamIsNumpys(long seed) {
    List<String[]> rows =
        NumpyReference.rows("random/numpy-stream.csv").stream()
            .filter(row -> row[0].equals("" + seed))
            .toList();
    Draws draws = RandomMode.NUMPY.streams(seed).batches();
    int at = 0;
    while (at < rows.size()) {
      List<Double> expected = block(rows, at);
      assertBlock(rows.get(at)[1], draws, expected);
      at += expected.size();
    }
    assertThat(at).isGreaterThan(300);
  }

  private static List<Double> block(List<String[]> rows, int from) {
    List<Double> values = new ArrayList<>();
    for (int i = from; i < rows.size() && Integer.parseInt(rows.get(i)[2]) == i - from; i++) {
      values.add(Double.parseDouble(rows.get(i)[3]));
    }
    return values;
  }

  private static void assertBlock(String what, Draws draws, List<Double> expected) {
    switch (what) {
      // StrictMath.log and the C library's may differ in the last bit
      case "normal" ->
          expected.forEach(
              value ->
                  assertThat(draws.nextGaussian())
                      .isEqualTo(value, within(4e-16 * Math.abs(value))));
      case "uniform" -> expected.forEach(value -> assertThat(draws.nextUniform()).isEqualTo(value));
      case "choice60000" ->
          assertThat(batch(Sampling.WITHOUT_REPLACEMENT, 60000, draws, expected.size()))
              .isEqualTo(expected);
      case "choice7" ->
          assertThat(batch(Sampling.WITHOUT_REPLACEMENT, 7, draws, expected.size()))
              .isEqualTo(expected);
      case "replace1000" ->
          assertThat(batch(Sampling.WITH_REPLACEMENT, 1000, draws, expected.size()))
              .isEqualTo(expected);
      default -> throw new IllegalArgumentException(what);
    }
  }

  private static List<Double> batch(Sampling sampling, int examples, Draws draws, int size) {
    int[] batch = new int[size];
    sampling.sampler(examples, RandomMode.NUMPY, draws).next(batch);
    return java.util.Arrays.stream(batch).mapToObj(number -> (double) number).toList();
  }

  @Test
  void aSeedNumpyRefusesIsRefused() {
    assertThatThrownBy(() -> RandomMode.NUMPY.requireSeed(4294967296L))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("seed 4294967296 is out of range; with rng numpy seeds are 0 to 4294967295");
  }
}
