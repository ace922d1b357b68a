package initsweep.statistics.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.statistics.Reference;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlateauTest {
  @Test
  void itsEndsAreThoseFoundOnAFineGrid() {
    Reference.of("plateau.csv")
        .forEach(
            row -> {
              Double[] y = Arrays.stream(row.numbers("y")).boxed().toArray(Double[]::new);
              Plateau plateau = Plateau.of(row.numbers("x"), y, row.number("tolerance"));
              assertThat(plateau.best()).isEqualTo(row.number("best"));
              assertThat(plateau.low()).isCloseTo(row.number("low"), within(2e-6));
              assertThat(plateau.high()).isCloseTo(row.number("high"), within(2e-6));
              assertThat(plateau.isCutLow()).isEqualTo(row.isTrue("cut_low"));
              assertThat(plateau.isCutHigh()).isEqualTo(row.isTrue("cut_high"));
            });
  }

  @Test
  void aPointWithoutAValueEndsItThere() {
    Plateau plateau =
        Plateau.of(new double[] {-2, -1, 0, 1}, new Double[] {null, 0.9, 0.905, null}, 0.01);
    assertThat(plateau).isEqualTo(new Plateau(0, -1, 0, false, false));
    assertThat(plateau.width()).isEqualTo(1);
  }

  @Test
  void aSecondSummitBeyondAValleyIsNotPartOfIt() {
    Plateau plateau =
        Plateau.of(new double[] {0, 1, 2, 3, 4}, new Double[] {0.9, 0.9, 0.5, 0.9, 0.9}, 0.1);
    assertThat(plateau.best()).isZero();
    assertThat(plateau.high()).isCloseTo(1.25, within(1e-12));
    assertThat(plateau.isCutLow()).isTrue();
  }

  @Test
  void withoutAnyValueThereIsNone() {
    assertThat(Plateau.of(new double[] {0, 1}, new Double[] {null, null}, 0.1)).isNull();
  }
}
