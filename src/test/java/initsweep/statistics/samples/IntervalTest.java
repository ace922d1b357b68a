package initsweep.statistics.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.statistics.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
  @Test
  void wilsonsAreThoseOfStatsmodels() {
    Reference.of("wilson.csv")
        .forEach(
            row -> {
              Interval wilson = Interval.ofShare(row.whole("successes"), row.whole("of"));
              assertThat(wilson.low()).as("%s", row).isCloseTo(row.number("low"), within(1e-9));
              assertThat(wilson.high()).as("%s", row).isCloseTo(row.number("high"), within(1e-9));
            });
  }

  /** Newcombe 1998, table I, method 3. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void wilsonsAreThoseThatNewcombePrinted(int successes, int of, double low, double high) {
    Interval wilson = Interval.ofShare(successes, of);
    assertThat(wilson.low()).isCloseTo(low, within(5e-5));
    assertThat(wilson.high()).isCloseTo(high, within(5e-5));
  }

  @Test
  void allOrNothingEndsExactlyThere() {
    for (int of = 1; of <= 2000; of++) {
      assertThat(Interval.ofShare(0, of).low()).isZero();
      assertThat(Interval.ofShare(of, of).high()).isEqualTo(1);
    }
  }

  @Test
  void theirEndsBelongToThem() {
    Interval interval = new Interval(-1, 2);
    assertThat(interval.contains(-1)).isTrue();
    assertThat(interval.contains(2)).isTrue();
    assertThat(interval.contains(2.5)).isFalse();
  }
}
