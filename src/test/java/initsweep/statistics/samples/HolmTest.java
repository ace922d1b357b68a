package initsweep.statistics.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.statistics.Reference;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HolmTest {
  @Test
  void adjustedValuesAreThoseOfStatsmodels() {
    Reference.of("holm.csv")
        .forEach(
            row -> {
              List<Double> pValues = Arrays.stream(row.numbers("p")).boxed().toList();
              double[] adjusted =
                  Holm.adjust(pValues, pValues.size()).stream()
                      .mapToDouble(Double::doubleValue)
                      .toArray();
              assertThat(adjusted)
                  .as("%s", row)
                  .containsExactly(row.numbers("adjusted"), within(1e-15));
            });
  }

  @Test
  void aMissingTestStaysMissing() {
    assertThat(Holm.adjust(Arrays.asList(0.25, null, 0.125), 2)).containsExactly(0.25, null, 0.25);
    assertThat(Holm.adjust(Arrays.asList(null, null), 0)).containsExactly(null, null);
    assertThat(Holm.adjust(List.of(), 0)).isEmpty();
  }

  /** As if the eight others were 1. */
  @Test
  void hypothesesThatAreNotShownCountAsWell() {
    assertThat(Holm.adjust(List.of(0.03125, 0.0625), 10)).containsExactly(0.3125, 0.5625);
  }
}
