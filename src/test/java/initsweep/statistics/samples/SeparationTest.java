package initsweep.statistics.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.statistics.Reference;
import org.junit.jupiter.api.Test;

class SeparationTest {
  @Test
  void areaIntervalAndCutAreThoseOfTheReference() {
    Reference.of("separation.csv")
        .forEach(
            row -> {
              Separation found = Separation.of(row.numbers("first"), row.numbers("second"));
              assertThat(found.area()).as("%s", row).isCloseTo(row.number("area"), within(1e-12));
              assertThat(found.interval().low()).isCloseTo(row.number("low"), within(1e-9));
              assertThat(found.interval().high()).isCloseTo(row.number("high"), within(1e-9));
              assertThat(found.cut()).isEqualTo(row.number("cut"));
              assertThat(found.sensitivity()).isCloseTo(row.number("sensitivity"), within(1e-15));
              assertThat(found.specificity()).isCloseTo(row.number("specificity"), within(1e-15));
            });
  }

  /** Three of each say little, whatever they say. */
  @Test
  void aPerfectSeparationOfAFewIsNotCertain() {
    Separation few = Separation.of(new double[] {4, 5, 6}, new double[] {1, 2, 3});
    assertThat(few.area()).isEqualTo(1);
    assertThat(few.interval().low()).isLessThan(0.6);
    assertThat(few.cut()).isEqualTo(3.5);
  }

  @Test
  void ofOneClassThereIsNothingToTellApart() {
    assertThat(Separation.of(new double[] {1}, new double[0])).isNull();
    assertThat(Separation.of(new double[0], new double[] {1})).isNull();
  }
}
