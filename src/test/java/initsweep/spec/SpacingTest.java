package initsweep.spec;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.run.RunKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Axes by their ends; the values are numpy's geomspace and linspace to three digits. */
class SpacingTest {
  private static Axis axis(String key, String text) {
    return SweepFiles.of("grid: {%s: \"%s\"}".formatted(key, text))
        .grid()
        .get(0)
        .get(RunKey.named(key));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lr | log(0.003, 1, 8) | 0.003 0.00688 0.0158 0.0362 0.0829 0.19 0.436 1",
        "lr | LOG( 0.1,10,3 ) | 0.1 1 10",
        "weight_decay | log(1e-5,0.1,9) | 0.00001 0.0000316 0.0001 0.000316 0.001 0.00316 0.01 0.0316 0.1",
        "weight_decay | linear(0,1,7) | 0 0.167 0.333 0.5 0.667 0.833 1",
        "lr | linear(0.05,0.3,4) | 0.05 0.133 0.217 0.3",
        "lr | linear(0.12345,0.98765,2) | 0.123 0.988",
        "init | log(0.01,1,3) | 0.01 0.1 1.0",
        "batch | log(32,256,4) | 32 64 128 256",
        "batch | log(8,64,3) | 8 23 64",
        "iterations | linear(100,1000,4) | 100 400 700 1000"
      })
  void theValuesAreSpacedFromEndToEnd(String key, String text, String values) {
    assertThat(String.join(" ", axis(key, text))).isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lr | log(0,1,3) | starts at 0, which has no logarithm; expected low > 0",
        "lr | log(1,0.1,3) | runs from 1 to 0.1; expected low < high",
        "lr | linear(1,1,3) | runs from 1 to 1; expected low < high",
        "lr | log(0.1,1) | has 2 argument(s); expected log(low,high,count)",
        "lr | log(0.1,1,1) | \"1\" is not a number of values; expected a whole number from 2 to 1000",
        "lr | log(0.1,1,2.5) | \"2.5\" is not a number of values",
        "lr | log(0.1,one,3) | \"one\" is not argument high of log",
        "lr | linear(0.1,0.1004,3) | equal values after rounding to three significant digits",
        "batch | linear(1,2,5) | equal values after rounding to whole numbers",
        "lr | linear(-1,1,3) | learning rate -1 is negative",
        "activation | log(1,2,3) | needs numeric values, which activation does not have",
        "seed | linear(0,10,3) | needs numeric values, which seed does not have"
      })
  void anAxisThatIsNoneIsRefusedWithItsReason(String key, String text, String reason) {
    assertThat(SweepFiles.refusal(() -> axis(key, text)))
        .startsWith(key + " in test.yaml line 2: ")
        .contains(reason);
  }

  @Test
  void itStandsAloneUnderGrid() {
    assertThat(SweepFiles.refusal(() -> SweepFiles.of("run: {lr: \"log(0.1,1,3)\"}")))
        .contains("\"log(0.1,1,3)\" is an axis, but one value is expected");
    assertThat(SweepFiles.refusal(() -> SweepFiles.of("grid: {lr: [\"log(0.1,1,3)\"]}")))
        .contains("it stands alone under grid");
  }

  @Test
  void anOverrideMaySpaceAnAxis() {
    SweepSpec spec = SweepFiles.overridden(new String[] {"run: {lr: 0.1}"}, "lr=log(0.1,10,3)");
    assertThat(spec.grid().get(0).get(RunKey.LR)).containsExactly("0.1", "1", "10");
    assertThat(spec.run()).doesNotContainKey(RunKey.LR);
  }
}
