package initsweep.statistics.samples;

import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.statistics.Reference;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SignedRankTest {
  @Test
  void theyAreThoseOfScipyWithTiesZerosAndLargeSamples() {
    Reference.of("signed-rank.csv").forEach(SignedRankTest::check);
  }

  private static void check(Reference row) {
    SignedRank test = SignedRank.of(row.numbers("differences"));
    assertThat(test.count()).isEqualTo(row.whole("count"));
    assertThat(test.positive()).isEqualTo(row.number("positive"));
    assertThat(test.pValue())
        .as("%s", row)
        .isCloseTo(row.number("p"), within(1e-10 * row.number("p")));
  }

  /** Hollander and Wolfe 1973, table 3.1; R: wilcox.test(x, y, paired = TRUE), V = 40. */
  @Test
  void theDepressionScalesOfHollanderAndWolfeHaveTheirPublishedP() {
    double[] x = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
    double[] y = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
    double[] differences = new double[9];
    Arrays.setAll(differences, i -> x[i] - y[i]);
    SignedRank test = SignedRank.of(differences);
    assertThat(test.positive()).isEqualTo(40);
    assertThat(test.negative()).isEqualTo(5);
    assertThat(test.pValue()).isEqualTo(0.0390625);
    assertThat(test.favoursPositive()).isTrue();
  }

  @Test
  void nSeedsOnOneSideHaveTwiceTheChanceOfNHeads() {
    for (int n = 1; n <= SignedRank.MAX_EXACT; n++) {
      double[] differences = new double[n];
      Arrays.setAll(differences, i -> -1 - i % 7);
      assertThat(SignedRank.of(differences).pValue()).isEqualTo(Math.scalb(2.0, -n));
    }
  }

  @Test
  void aFailureIsTheLargestDifferenceAndFailuresTie() {
    SignedRank test = SignedRank.of(new double[] {POSITIVE_INFINITY, -1, POSITIVE_INFINITY, 5, -2});
    assertThat(test.positive()).isEqualTo(4.5 + 4.5 + 3);
    assertThat(test.negative()).isEqualTo(1 + 2);
    assertThat(test.pValue()).isEqualTo(SignedRank.of(new double[] {7, -1, 7, 5, -2}).pValue());
  }

  @Test
  void theNormalApproximationMeetsTheExactDistributionWhereItTakesOver() {
    double[] differences = new double[SignedRank.MAX_EXACT + 1];
    Arrays.setAll(differences, i -> (i % 5 < 2 ? -1 : 1) * (1 + i * 37 % 101));
    double[] exact = Arrays.copyOf(differences, SignedRank.MAX_EXACT);
    assertThat(SignedRank.of(differences).pValue())
        .isCloseTo(SignedRank.of(exact).pValue(), within(0.01));
  }

  /** Ranks 1 to n with signs in turn; by hand, p = 2 Φ(z) to the continuity correction. */
  @Test
  void rankSumsBeyondAnIntAreRight() {
    double[] differences = new double[50_000];
    Arrays.setAll(differences, i -> i % 2 == 0 ? 1 + i : -1 - i);
    SignedRank test = SignedRank.of(differences);
    assertThat(test.positive()).isEqualTo(625_000_000.0);
    assertThat(test.negative()).isEqualTo(625_025_000.0);
    assertThat(test.pValue()).isCloseTo(0.9969099840660675, within(1e-12));
  }
}
