package initsweep.statistics.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.statistics.Reference;
import org.junit.jupiter.api.Test;

class SampleTest {
  @Test
  void meansAndTheirIntervalsAreThoseOfScipy() {
    Reference.of("samples.csv").forEach(SampleTest::check);
  }

  private static void check(Reference row) {
    Sample sample = Sample.of(row.numbers("values"));
    double ulps = 1e-12 * row.number("sd") + 1e-15;
    assertThat(sample.mean()).isCloseTo(row.number("mean"), within(ulps));
    assertThat(sample.sd()).isCloseTo(row.number("sd"), within(1e-7 * row.number("sd")));
    assertThat(sample.median()).isCloseTo(row.number("median"), within(ulps));
    double width = row.number("high") - row.number("low");
    assertThat(sample.interval().low()).isCloseTo(row.number("low"), within(1e-7 * width + 1e-15));
    assertThat(sample.interval().high())
        .isCloseTo(row.number("high"), within(1e-7 * width + 1e-15));
  }

  /**
   * Student 1908: hours of sleep gained by ten patients with two drugs. R: t.test(paired = TRUE).
   */
  @Test
  void studentsOwnExampleHasTheIntervalItHasInR() {
    double[] first = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    double[] second = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    double[] differences = new double[10];
    for (int i = 0; i < 10; i++) {
      differences[i] = first[i] - second[i];
    }
    Sample sample = Sample.of(differences);
    assertThat(sample.mean()).isCloseTo(-1.58, within(1e-14));
    assertThat(sample.interval().low()).isCloseTo(-2.4598858, within(5e-8));
    assertThat(sample.interval().high()).isCloseTo(-0.7001142, within(5e-8));
  }

  @Test
  void whatDoesNotExistIsNull() {
    assertThat(Sample.of(new double[0]))
        .isEqualTo(new Sample(0, null, null, null, null, null, null));
    assertThat(Sample.of(new double[] {3}))
        .isEqualTo(new Sample(1, 3.0, null, 3.0, 3.0, 3.0, null));
  }

  @Test
  void equalNumbersHaveNoSpreadAtAll() {
    double[] values = {0.1135, 0.1135, 0.1135, 0.1135, 0.1135, 0.1135, 0.1135};
    assertThat(Sample.of(values))
        .isEqualTo(
            new Sample(7, 0.1135, 0.0, 0.1135, 0.1135, 0.1135, new Interval(0.1135, 0.1135)));
  }
}
