package initsweep.spec;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.run.RunKey;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void aRangeIsTheListOfItsNumbers() {
    assertThat(Axis.range(8, 4)).isEqualTo(List.of("8", "9", "10", "11")).hasToString("8..11");
    assertThat(Axis.of(RunKey.SEED, List.of("8", "9", "10", "11"))).hasToString("8..11");
  }

  @Test
  void numbersWithGapsOrOutOfOrderAreNoRange() {
    assertThat(Axis.of(RunKey.SEED, List.of("1", "3"))).hasToString("[1, 3]");
    assertThat(Axis.of(RunKey.SEED, List.of("1", "3", "2", "4"))).hasToString("[1, 3, 2, 4]");
  }

  @Test
  void onlyWholeNumbersHaveRanges() {
    assertThat(Axis.of(RunKey.LR, List.of("1", "2"))).hasToString("[1, 2]");
  }

  @Test
  void aRangeHoldsCanonicalNumbersOnly() {
    assertThat(Axis.range(0, 12))
        .contains("0", "11")
        .doesNotContain("12", "-1", "01", "", "x", "9".repeat(30));
    assertThat(Axis.range(5, 5).indexOf("7")).isEqualTo(2);
  }

  @Test
  void aCommonValueIsFoundBetweenListsAndRanges() {
    Axis range = Axis.range(10, 1_000_000_000);
    Axis list = Axis.of(RunKey.SEED, List.of("1", "5", "999"));
    Axis longList =
        Axis.of(RunKey.SEED, IntStream.range(0, 100).mapToObj(i -> "" + 3 * i).toList());
    assertThat(range.common(Axis.range(0, 11))).contains("10");
    assertThat(range.common(Axis.range(0, 10))).isEmpty();
    assertThat(range.common(list)).contains("999");
    assertThat(list.common(range)).contains("999");
    assertThat(longList.common(Axis.of(RunKey.SEED, List.of("1", "9")))).contains("9");
    assertThat(list.common(longList)).isEmpty();
  }
}
