package initsweep.statistics.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.run.ConfigKey;
import initsweep.run.RunKey;
import initsweep.statistics.Cell;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SensitivityTest {
  private static final double GOOD = 0.01;

  private static Candidate at(Map<ConfigKey, String> values, Double... scores) {
    return new Candidate(new Cell(values), 0, Arrays.asList(scores));
  }

  private static Candidate rate(String lr, Double... scores) {
    return at(Map.of(RunKey.LR, lr), scores);
  }

  private static Sensitivity accuracy(Candidate... candidates) {
    return Sensitivity.of(List.of(candidates), true, GOOD, "digest").get(0);
  }

  /** 0.96 is crossed a seventh of a decade below 0.1, and half a decade above it. */
  @Test
  void decadesAreLinearInTheLogarithmOfTheRate() {
    Sensitivity found = accuracy(rate("1.0", 0.95), rate("0.01", 0.90), rate("0.1", 0.97));
    assertThat(found.key()).isEqualTo(RunKey.LR);
    assertThat(found.curve())
        .containsExactly(Map.entry(0.01, 0.90), Map.entry(0.1, 0.97), Map.entry(1.0, 0.95));
    assertThat(found.plateau().low()).isCloseTo(-1 - 1 / 7.0, within(1e-12));
    assertThat(found.plateau().high()).isCloseTo(-0.5, within(1e-12));
    assertThat(found.plateau().width()).isCloseTo(0.5 + 1 / 7.0, within(1e-12));
    assertThat(found.valueAt(found.plateau().best())).isEqualTo(0.1);
    assertThat(found.decades()).as("one seed has no interval").isNull();
  }

  @Test
  void aLossIsGoodWhereItIsLittleMoreThanAtItsBest() {
    Sensitivity found =
        Sensitivity.of(
                List.of(rate("0.01", 0.30), rate("0.1", 0.23), rate("1.0", 0.25)), false, GOOD, "")
            .get(0);
    assertThat(found.plateau().width()).isCloseTo(0.5 + 1 / 7.0, within(1e-12));
    assertThat(found.curve()).containsEntry(0.1, 0.23);
  }

  @Test
  void aCellThatIsGoodAtTheEdgeMayBeGoodBeyondIt() {
    Sensitivity found = accuracy(rate("0.01", 0.965), rate("0.1", 0.97), rate("1.0", 0.5));
    assertThat(found.plateau().isCutLow()).isTrue();
    assertThat(found.plateau().isCutHigh()).isFalse();
  }

  @Test
  void aRateAtWhichARunDivergedIsNotGood() {
    Sensitivity found =
        accuracy(rate("0.01", 0.9, 0.9), rate("0.1", 0.97, 0.97), rate("1.0", 0.97, null));
    assertThat(found.plateau().high()).isEqualTo(-1);
    assertThat(found.plateau().isCutHigh()).isFalse();
    assertThat(found.curve()).containsEntry(1.0, null);
    assertThat(accuracy(rate("0.1", (Double) null), rate("1.0", (Double) null)).plateau()).isNull();
  }

  /** Between the width of the one seed alone and that of the other. */
  @Test
  void theIntervalIsThatOverTheSeeds() {
    Sensitivity found =
        accuracy(rate("0.01", 0.90, 0.96), rate("0.1", 0.97, 0.97), rate("1.0", 0.90, 0.90));
    double narrow = 2 / 7.0;
    double wide = 1 + 1 / 7.0;
    assertThat(found.decades().low()).isCloseTo(narrow, within(1e-12));
    assertThat(found.decades().high()).isCloseTo(wide, within(1e-12));
    assertThat(found.plateau().width()).isStrictlyBetween(narrow, wide);
  }

  /** Of other keys the best is taken; 0 has no logarithm, and words have no order. */
  @Test
  void eachAxisIsSeenAtTheBestOfTheOthers() {
    List<Sensitivity> found =
        Sensitivity.of(
            List.of(
                at(
                    Map.of(RunKey.LR, "0.1", RunKey.OPTIMIZER, "sgd", RunKey.WEIGHT_DECAY, "0.0"),
                    0.9),
                at(
                    Map.of(
                        RunKey.LR, "0.1", RunKey.OPTIMIZER, "adagrad", RunKey.WEIGHT_DECAY, "0.1"),
                    0.8),
                at(
                    Map.of(RunKey.LR, "1.0", RunKey.OPTIMIZER, "sgd", RunKey.WEIGHT_DECAY, "0.01"),
                    0.7)),
            true,
            GOOD,
            "");
    assertThat(found).extracting(Sensitivity::key).containsExactly(RunKey.LR, RunKey.WEIGHT_DECAY);
    assertThat(found.get(0).curve()).containsEntry(0.1, 0.9);
    assertThat(found.get(1).curve()).containsOnlyKeys(0.01, 0.1);
  }
}
