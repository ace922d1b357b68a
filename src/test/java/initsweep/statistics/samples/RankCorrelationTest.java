package initsweep.statistics.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.statistics.Reference;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {
  /** Of one group it is spearmanr's. */
  @Test
  void itIsThatOfRanksWithinGroups() {
    Reference.of("rank-correlation.csv")
        .forEach(
            row -> {
              List<double[]> first = row.groups("first");
              Double found = RankCorrelation.within(first, row.groups("second"));
              if (row.text("correlation").isEmpty()) {
                assertThat(found).isNull();
              } else {
                assertThat(found).isCloseTo(row.number("correlation"), within(1e-12));
              }
            });
  }

  @Test
  void whereThereIsNothingToPutInOrderThereIsNone() {
    assertThat(RankCorrelation.within(List.of(), List.of())).isNull();
  }
}
