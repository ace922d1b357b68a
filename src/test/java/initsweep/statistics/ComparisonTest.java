package initsweep.statistics;

import static initsweep.statistics.Runs.init;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import initsweep.result.Status;
import initsweep.statistics.samples.SignedRank;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Double DIVERGED = null;

  private static Comparison only(Runs runs) {
    List<Comparison> comparisons = runs.comparisons();
    assertThat(comparisons).hasSize(1);
    return comparisons.get(0);
  }

  @Test
  void seedsArePairedAndTheBetterCellComesFirst() {
    Comparison comparison =
        only(
            new Runs()
                .add(init("xavier"), 0.91, 0.90, 0.92, 0.91, 0.90, 0.93)
                .add(init("he"), 0.93, 0.93, 0.93, 0.94, 0.94, 0.94));
    assertThat(comparison.cell()).hasToString("he");
    assertThat(comparison.against()).hasToString("xavier");
    assertThat(comparison.seeds()).isEqualTo(6);
    assertThat(comparison.differences().mean()).isCloseTo(0.14 / 6, within(1e-15));
    assertThat(comparison.wins()).isEqualTo(6);
    assertThat(comparison.pValue()).isEqualTo(0.03125);
    assertThat(comparison.holm()).isEqualTo(0.03125);
    assertThat(comparison.finding()).isEqualTo(Finding.BETTER);
  }

  /** 0.9 − 0.8 and 0.8 − 0.7 differ in their last bits; on paper they tie. */
  @Test
  void differencesThatAreEqualOnPaperShareARank() {
    Comparison comparison =
        only(
            new Runs()
                .add(init("he"), 0.9, 0.8, 0.4, 0.3, 0.6, 0.5, 0.7)
                .add(init("xavier"), 0.8, 0.7, 0.3, 0.2, 0.5, 0.4, 0.8));
    assertThat(0.9 - 0.8).isNotEqualTo(0.8 - 0.7);
    // one of seven equal ranks against: 2 · 8 / 2⁷, as in a sign test
    assertThat(comparison.pValue()).isEqualTo(0.125);
  }

  /** Measured: xavier and gaussian(3,1), lr 5, 16*6; exact enumeration gives 24 / 2¹⁰. */
  @Test
  void oneExplodedLossMakesNoOtherDifferenceATie() {
    Runs runs =
        new Runs()
            .add(init("xavier"), 2.1123, 2.1191, DIVERGED, 2.3, 2.3, 2.3, 2.3, 2.3, 2.3, 2.3)
            .add(
                init("gaussian(3,1)"),
                2254.0,
                8.9e6,
                4.8e36,
                DIVERGED,
                DIVERGED,
                DIVERGED,
                DIVERGED,
                DIVERGED,
                DIVERGED,
                DIVERGED);
    Comparison comparison = runs.study(Metric.FINAL_LOSS).comparisons().get(0);
    assertThat(comparison.cell()).hasToString("xavier");
    assertThat(comparison.wins()).isEqualTo(9);
    assertThat(comparison.ties()).isZero();
    assertThat(comparison.losses()).isEqualTo(1);
    assertThat(comparison.pValue()).isEqualTo(24 / 1024.0);
    assertThat(comparison.finding()).isEqualTo(Finding.BETTER);
  }

  /** Each pair's grain is its own: 10³⁶ beside 10³⁶ + 10²⁰ is a tie, 2 beside 3 is not. */
  @Test
  void ofExplodedPairsOnlyWhatRoundingMayHaveChangedIsATie() {
    Comparison comparison =
        new Runs()
            .add(init("a"), 1e36, 2.0, 2.0, 5e-7, 0.0, 1e300)
            .add(init("b"), 1e36 + 1e20, 3.0, 2.0 + 1e-9, 6e-7, 1e-30, 2e300)
            .study(Metric.FINAL_LOSS)
            .comparisons()
            .get(0);
    assertThat(comparison.wins()).isEqualTo(5);
    assertThat(comparison.ties()).isEqualTo(1);
    assertThat(comparison.pValue()).isEqualTo(2 / 32.0);
  }

  /** Shares of 10,000 images: every difference is a whole number of images, and ties as such. */
  @Test
  void accuraciesTieAsTheirCountsOfImagesDo() {
    Random random = new Random(7);
    for (int trial = 0; trial < 200; trial++) {
      double[] images = new double[12];
      Double[] cell = new Double[12];
      Double[] against = new Double[12];
      for (int i = 0; i < images.length; i++) {
        int right = 1 + random.nextInt(9999);
        int other = Math.max(0, right - random.nextInt(8) + 2);
        images[i] = right - other;
        cell[i] = right / 10_000.0;
        against[i] = other / 10_000.0;
      }
      Comparison comparison = only(new Runs().add(init("he"), cell).add(init("auto"), against));
      assertThat(comparison.pValue()).isEqualTo(SignedRank.of(images).pValue());
    }
  }

  @Test
  void aRunThatDivergedLosesAndIsInNoMean() {
    Comparison comparison =
        only(
            new Runs()
                .add(init("he"), 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, DIVERGED)
                .add(init("1.0"), 0.8, DIVERGED, DIVERGED, DIVERGED, DIVERGED, 0.6, 0.6, DIVERGED));
    assertThat(comparison.seeds()).isEqualTo(8);
    assertThat(comparison.differences().count()).isEqualTo(3);
    assertThat(comparison.differences().mean()).isCloseTo(0.1 / 3, within(1e-12));
    assertThat(comparison.wins()).isEqualTo(6);
    assertThat(comparison.ties()).isEqualTo(1);
    assertThat(comparison.losses()).isEqualTo(1);
    // SciPy: permutation_test of the ranks of [-1, 9, 9, 9, 9, 1, 1]; the four failures are largest
    assertThat(comparison.pValue()).isEqualTo(8 / 128.0);
  }

  @Test
  void fewerThanSixSeedsHaveAnIntervalAndNoP() {
    Comparison comparison =
        only(
            new Runs()
                .add(init("he"), 0.9, 0.91, 0.93, 0.9, 0.9)
                .add(init("xavier"), 0.1, 0.11, 0.1, 0.1, 0.1));
    assertThat(comparison.pValue()).isNull();
    assertThat(comparison.holm()).isNull();
    assertThat(comparison.differences().interval().low()).isPositive();
    assertThat(comparison.finding()).isEqualTo(Finding.TOO_FEW_SEEDS);
    assertThat(comparison.seedsNeeded()).isEqualTo(6);
  }

  @Test
  void cellsThatDoTheSameAreEqualHoweverFewTheSeeds() {
    Comparison comparison =
        only(new Runs().add(init("he"), 0.8, 0.9, null).add(init("auto"), 0.8, 0.9, null));
    assertThat(comparison.finding()).isEqualTo(Finding.EQUAL);
    assertThat(comparison.ties()).isEqualTo(3);
    assertThat(comparison.seedsNeeded()).isNull();
  }

  @Test
  void cellsThatAlwaysDivergeAreNotCalledEqual() {
    Comparison comparison =
        only(new Runs().add(init("1.0"), null, null).add(init("9.0"), null, null));
    assertThat(comparison.finding()).isEqualTo(Finding.NONE_COMPLETED);
    assertThat(comparison.differences().mean()).isNull();
  }

  @Test
  void onlySeedsThatBothCellsHaveArePairs() {
    Runs runs = new Runs().ramp(init("he"), 0.9, 7).ramp(init("xavier"), 0.8, 6);
    assertThat(only(runs).seeds()).isEqualTo(6);
    Comparison none =
        only(new Runs().add(init("he"), 0.9).failed(init("xavier"), 7).failed(init("xavier"), 8));
    assertThat(none.seeds()).isZero();
    assertThat(none.differences().mean()).isNull();
    assertThat(none.finding()).isEqualTo(Finding.TOO_FEW_SEEDS);
  }

  @Test
  void aSmallerLossIsBetterAndTheDifferenceKeepsItsSign() {
    Comparison comparison =
        new Runs()
            .ramp(init("he"), 0.2, 6)
            .ramp(init("xavier"), 0.3, 6)
            .study(Metric.FINAL_LOSS)
            .comparisons()
            .get(0);
    assertThat(comparison.cell()).hasToString("he");
    assertThat(comparison.differences().mean()).isCloseTo(-0.1, within(1e-12));
    assertThat(comparison.wins()).isEqualTo(6);
    assertThat(comparison.finding()).isEqualTo(Finding.BETTER);
  }

  @Test
  void ranksMayContradictTheMeans() {
    Comparison comparison =
        only(
            new Runs()
                .add(init("lsuv"), 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99)
                .add(init("he"), 0.11, 0.21, 0.31, 0.41, 0.51, 0.61, 0.71, 0.81, 0.91, 0.1));
    assertThat(comparison.cell()).hasToString("lsuv");
    assertThat(comparison.wins()).isEqualTo(1);
    assertThat(comparison.finding()).isEqualTo(Finding.NOT_SETTLED);
    Runs runs = new Runs();
    Double[] lucky = new Double[20];
    Double[] steady = new Double[20];
    for (int i = 0; i < 20; i++) {
      lucky[i] = i == 0 ? 100.0 : i / 100.0;
      steady[i] = i == 0 ? 0 : i / 100.0 + 0.01;
    }
    runs.add(init("lucky"), lucky).add(init("steady"), steady);
    assertThat(only(runs).cell()).hasToString("lucky");
    assertThat(only(runs).finding()).isEqualTo(Finding.WORSE);
  }

  @Test
  void whatARunLeftBehindOnItsWayToDivergenceIsNoResult() {
    assertThat(new Run(init("he"), 0, Status.DIVERGED, 1e30).value()).isNull();
  }

  @Test
  void aSeedTwiceInACellIsRefused() {
    Runs runs = new Runs().add(init("he"), 0.9, 0.8).add(init("he"), 0.9);
    assertThatThrownBy(() -> runs.study(Metric.TEST_ACCURACY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the cell \"he\" has seed 0 twice");
  }

  /** However clear the difference is: the other may have a better rate beyond what was tried. */
  @Test
  void aCellWhoseChoiceIsAtTheEdgeSettlesNothing() {
    Runs runs = new Runs().ramp(Runs.init("he"), 0.9, 8).ramp(Runs.init("xavier"), 0.8, 8);
    runs.ramp(Runs.init("lsuv"), 0.7, 8);
    assertThat(runs.studyAtEdge(Metric.TEST_ACCURACY, Runs.init("xavier")).comparisons())
        .extracting(pair -> pair.cell() + " " + pair.against() + " " + pair.finding())
        .containsExactly(
            "he xavier space_too_small", "he lsuv better", "xavier lsuv space_too_small");
  }

  /** Third of three, with a choice at the edge: the lead over it is significant all the same. */
  @Test
  void aClearLeadOverACellAtTheEdgeIsNotSaidToBeOpen() {
    Runs clear = new Runs().ramp(Runs.init("he"), 0.9, 8).ramp(Runs.init("xavier"), 0.8, 8);
    clear.ramp(Runs.init("lsuv"), 0.7, 8);
    assertThat(open(clear)).isEmpty();
    Runs level = new Runs().ramp(Runs.init("he"), 0.9, 8).ramp(Runs.init("xavier"), 0.8, 8);
    level.add(Runs.init("lsuv"), 0.99, 0.0, 0.99, 0.0, 0.99, 0.0, 0.99, 0.0);
    assertThat(open(level)).containsExactly(Runs.init("lsuv"));
  }

  private static List<Cell> open(Runs runs) {
    return runs.studyAtEdge(Metric.TEST_ACCURACY, Runs.init("lsuv"))
        .headline()
        .orElseThrow()
        .open();
  }
}
