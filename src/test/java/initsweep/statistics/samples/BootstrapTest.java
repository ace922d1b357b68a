package initsweep.statistics.samples;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.statistics.Reference;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static Interval mean(double[] values, String digest) {
    return Bootstrap.intervals(
        values.length,
        digest,
        drawn ->
            new double[] {Arrays.stream(drawn).mapToDouble(i -> values[i]).average().orElse(0)})[0];
  }

  @Test
  void theEndsAreNearTheQuantilesOverAllResamples() {
    Reference.of("bootstrap.csv")
        .forEach(
            row -> {
              Interval interval = mean(row.numbers("values"), "a digest");
              assertThat(interval.low()).isBetween(row.number("low_from"), row.number("low_to"));
              assertThat(interval.high()).isBetween(row.number("high_from"), row.number("high_to"));
            });
  }

  /** Written down, so that another machine or Java that draws differently is noticed. */
  @Test
  void theDigestOfTheRowsDecidesTheDraws() {
    double[] values = {0.11, 0.23, 0.58, 0.131, 0.7121, 0.345};
    assertThat(mean(values, "a")).isEqualTo(mean(values, "a")).isNotEqualTo(mean(values, "b"));
    assertThat(mean(values, "a")).isEqualTo(new Interval(0.17966666666666667, 0.53205));
  }
}
