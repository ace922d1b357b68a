package initsweep.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.statistics.samples.SignedRank;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeedsNeededTest {
  private static double power(double effect, int comparisons, int seeds) {
    Random random = new Random(1);
    int found = 0;
    int sweeps = 4000;
    for (int i = 0; i < sweeps; i++) {
      double[] differences =
          random.doubles(seeds).map(ignored -> random.nextGaussian() + effect).toArray();
      found += SignedRank.of(differences).pValue() * comparisons <= PairedDifference.LEVEL ? 1 : 0;
    }
    return (double) found / sweeps;
  }

  /** The smallest number whose power is 0.8, of the test that decides and not of a t test. */
  @ParameterizedTest
  @CsvSource({"1.5, 1, 7", "1.8, 15, 11", "1.0, 3, 14", "-0.8, 1, 15", "0.5, 1, 36"})
  void theyAreTheFewestWithWhichWilcoxonsTestFindsTheEffect(
      double effect, int comparisons, int seeds) {
    assertThat(SeedsNeeded.bySignedRanks(effect, comparisons)).isEqualTo(seeds);
    assertThat(power(effect, comparisons, seeds)).isGreaterThan(0.8 - 0.013); // 2 standard errors
    assertThat(power(effect, comparisons, seeds - 1)).isLessThan(0.8 + 0.013);
  }

  /** Small effects, beyond the table: π/3 of what a t test needs, as n grows (Hodges, Lehmann). */
  @Test
  void ofSmallEffectsTheyApproachTheEfficiencyOfRanks() {
    double tTest = Math.pow(1.959964 + 0.841621, 2) / 0.0001;
    assertThat(SeedsNeeded.bySignedRanks(0.01, 1) / tTest)
        .isBetween(Math.PI / 3, 1.03 * Math.PI / 3);
  }

  @Test
  void noEffectIsSettledByFewerThanCanSettleAnything() {
    assertThat(SeedsNeeded.bySignedRanks(Double.POSITIVE_INFINITY, 1)).isEqualTo(6);
    assertThat(SeedsNeeded.bySignedRanks(1e9, 3)).isEqualTo(7);
    assertThat(SeedsNeeded.bySignedRanks(-1e9, 15)).isEqualTo(10);
    assertThat(SeedsNeeded.bySignFlips(Double.POSITIVE_INFINITY, 12, SignFlips.MAX_SEEDS))
        .isEqualTo(6);
  }

  @Test
  void anEffectOfNothingIsNeverSettled() {
    assertThat(SeedsNeeded.bySignedRanks(0, 1)).isNull();
    assertThat(SeedsNeeded.bySignedRanks(1e-5, 1)).isNull();
    assertThat(SeedsNeeded.bySignFlips(1e-5, 60, SignFlips.MAX_SEEDS)).isNull();
  }

  /** A smaller effect or a larger family never needs fewer. */
  @ParameterizedTest
  @ValueSource(ints = {7, 10, 60, 180})
  void theyGrowAsTheEffectShrinks(int cells) {
    int before = 0;
    int ranksBefore = 0;
    for (double effect = 20; effect > 0.01; effect *= 0.97) {
      int seeds = SeedsNeeded.bySignFlips(effect, cells, SignFlips.MAX_SEEDS);
      int ranks = SeedsNeeded.bySignedRanks(effect, cells * (cells - 1) / 2);
      assertThat(seeds).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(ranks);
      assertThat(ranks).isGreaterThanOrEqualTo(ranksBefore);
      before = seeds;
      ranksBefore = ranks;
    }
  }
}
