package initsweep.statistics.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.statistics.Reference;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExpectedBestTest {
  @Test
  void itIsTheMeanOfTheMaximumOverAllSubsets() {
    Reference.of("expected-best.csv")
        .forEach(
            row ->
                assertThat(ExpectedBest.of(row.numbers("values")))
                    .as("%s", row)
                    .containsExactly(row.numbers("best"), within(1e-12)));
  }

  /** C(2000, 1000) is no double. */
  @Test
  void thousandsOfCandidatesAreNoOverflow() {
    double[] values = new double[2000];
    Arrays.setAll(values, i -> i);
    double[] best = ExpectedBest.of(values);
    assertThat(best[0]).isCloseTo(999.5, within(1e-9));
    assertThat(best[999]).as("k (n + 1) / (k + 1) - 1").isCloseTo(1998.0009990009991, within(1e-9));
    assertThat(best[1999]).isEqualTo(1999);
  }

  @Test
  void ofNoCandidatesThereIsNoBest() {
    assertThat(ExpectedBest.of(new double[0])).isEmpty();
  }
}
