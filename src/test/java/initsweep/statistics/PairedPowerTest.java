package initsweep.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairedPowerTest {
  @Test
  void theNoncentralDistributionIsThatOfScipy() {
    Reference.of("noncentral-t.csv")
        .forEach(
            row ->
                assertThat(
                        StudentT.cdf(row.number("t"), row.number("degrees"), row.number("shift")))
                    .as("%s", row)
                    .isCloseTo(row.number("cdf"), within(1e-11)));
  }

  @Test
  void powerIsThatOfStatsmodels() {
    Reference.of("power.csv")
        .forEach(
            row ->
                assertThat(
                        PairedPower.of(
                            row.number("effect"), row.whole("pairs"), row.number("level")))
                    .as("%s", row)
                    .isCloseTo(row.number("power"), within(1e-9)));
  }

  @Test
  void seedsNeededAreThoseOfStatsmodels() {
    Reference.of("seeds.csv")
        .forEach(
            row ->
                assertThat(PairedPower.seeds(-row.number("effect"), row.number("level")))
                    .as("%s", row)
                    .isEqualTo(row.whole("seeds")));
  }

  /** G*Power 3.1, difference of two dependent means: the numbers most papers quote. */
  @ParameterizedTest
  @CsvSource({"0.2, 199", "0.5, 34", "0.8, 15"})
  void cohensSmallMediumAndLargeEffectsNeedTheirKnownNumbers(double effect, int pairs) {
    assertThat(PairedPower.seeds(effect, 0.05)).isEqualTo(pairs);
  }

  /** Below six seeds not even unanimous signs are significant at 0.05. */
  @Test
  void noEffectIsSettledByFewerSeedsThanASignedRankTestNeeds() {
    assertThat(PairedPower.seeds(1e9, 0.05)).isEqualTo(6);
    assertThat(PairedPower.seeds(Double.POSITIVE_INFINITY, 0.05)).isEqualTo(6);
    assertThat(PairedPower.seeds(3.5, 0.05 / 3)).isEqualTo(7);
    assertThat(PairedPower.seeds(-4, 0.05 / 9)).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.01, 1e-4, 1e-6})
  void anObviousEffectIsFoundByTheFewestSeeds(double level) {
    assertThat(PairedPower.of(4, PairedPower.fewest(level), level)).isGreaterThan(1 - 1e-7);
  }

  @Test
  void anEffectOfNothingIsNeverSettled() {
    assertThat(PairedPower.seeds(0, 0.05)).isNull();
    assertThat(PairedPower.seeds(1e-5, 0.05)).isNull();
  }

  @Test
  void whatTheSeriesCannotSumIsRefused() {
    assertThatThrownBy(() -> StudentT.cdf(1, 5, 40))
        .hasMessage("t 1.0, shift 40.0; expected t 0 or more and a shift of at most 37.0");
  }
}
