package initsweep.nn.optimisers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
  /** Of rate 0.4 and 100 iterations. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "constant | 99 | 0.4",
        "cosine | 0 | 0.4",
        "cosine | 50 | 0.2",
        "cosine | 75 | 0.05857864376269049",
        "step(30,0.5) | 29 | 0.4",
        "step(30,0.5) | 30 | 0.2",
        "step(30,0.5) | 99 | 0.05",
        "warmup(8) | 0 | 0.05",
        "warmup(8) | 7 | 0.4",
        "warmup(8) | 8 | 0.4",
        "cosine with warmup(20) | 19 | 0.4",
        "cosine with warmup(20) | 20 | 0.4",
        "cosine with warmup(20) | 60 | 0.2",
        "step(30,0.5) with warmup(20) | 50 | 0.2"
      })
  void theRateOfAnIterationIsThatOfTheFormula(String schedule, int iteration, double rate) {
    assertThat(Schedule.parse(schedule).rate(0.4, iteration, 100)).isCloseTo(rate, within(1e-15));
  }
}
