package initsweep.statistics;

import static initsweep.statistics.Metric.FINAL_LOSS;
import static initsweep.statistics.Metric.TEST_ACCURACY;
import static initsweep.statistics.Runs.init;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HeadlineTest {
  private static Headline of(Metric metric, Runs runs) {
    return runs.study(metric).headline().orElseThrow();
  }

  @Test
  void aSettledOneSaysByHowMuchAndOverHowManySeeds() {
    Runs runs =
        new Runs()
            .add(init("xavier"), 0.91, 0.90, 0.92, 0.91, 0.90, 0.93)
            .add(init("he"), 0.93, 0.93, 0.93, 0.94, 0.94, 0.94);
    assertThat(of(TEST_ACCURACY, runs))
        .hasToString(
            "he is best: test accuracy 93.50 % over 6 seeds, 2.33 points ahead of xavier (95 %"
                + " interval 1.06 to 3.60, better at 6 of 6 seeds).");
  }

  @Test
  void ofALossTheLeadIsPositiveToo() {
    Headline headline =
        of(FINAL_LOSS, new Runs().ramp(init("he"), 0.2, 6).ramp(init("xavier"), 0.3, 6));
    assertThat(headline.lead()).isCloseTo(0.1, within(1e-12));
    assertThat(headline.leadInterval().low()).isCloseTo(0.1, within(1e-12));
    assertThat(headline)
        .hasToString(
            "he is best: final loss 0.225 over 6 seeds, 0.100 ahead of xavier (95 % interval 0.100"
                + " to 0.100, better at 6 of 6 seeds).");
  }

  @Test
  void whatIsNotSettledIsSaidToBeSo() {
    Runs runs =
        new Runs()
            .add(init("he"), 0.90, 0.92, 0.91, 0.93, 0.90, 0.92)
            .add(init("lsuv"), 0.91, 0.90, 0.92, 0.90, 0.91, 0.91);
    assertThat(of(TEST_ACCURACY, runs))
        .hasToString(
            "he has the best mean, test accuracy 91.33 % over 6 seeds, but it is not settled: 0.50"
                + " points ahead of lsuv (95 % interval -1.35 to 2.35, better at 3 of 6 seeds);"
                + " about 104 seeds would settle it.");
  }

  @Test
  void fewSeedsSettleNothing() {
    Runs runs = new Runs().add(init("he"), 0.9, 0.92).add(init("xavier"), 0.8, 0.82);
    assertThat(of(TEST_ACCURACY, runs).toString())
        .endsWith(
            "ahead of xavier (95 % interval 10.00 to 10.00, better at 2 of 2 seeds); fewer than 6"
                + " seeds settle nothing.");
    Runs single = new Runs().add(init("he"), 0.9).add(init("xavier"), 0.8);
    assertThat(of(TEST_ACCURACY, single))
        .hasToString(
            "he has the best mean, test accuracy 90.00 % over 1 seed, 10.00 points ahead of xavier"
                + " (better at 1 of 1 seed); fewer than 6 seeds settle nothing.");
  }

  @Test
  void equalCellsShareTheFirstPlace() {
    Runs runs = new Runs().add(init("he"), 0.9, 0.92).add(init("auto"), 0.9, 0.92);
    assertThat(of(TEST_ACCURACY, runs))
        .hasToString(
            "auto and he are first with the same result at every seed: test accuracy 91.00 % over 2"
                + " seeds.");
  }

  @Test
  void aSingleCellHasNobodyToBeat() {
    assertThat(of(TEST_ACCURACY, new Runs().add(init("he"), 0.9, null)))
        .hasToString(
            "he is the only cell: test accuracy 90.00 % over 1 seed. Of he, 1 of 2 runs did not"
                + " complete and are in no mean.");
  }

  /** First because the second failed more often, though the second was ahead where it did not. */
  @Test
  void runsMissingFromAMeanAreTold() {
    Runs runs =
        new Runs()
            .add(init("he"), 0.9, 0.9, 0.9, 0.9, 0.9, 0.9)
            .add(init("1.0"), 0.95, 0.95, null, null, null, null)
            .add(init("0.01"), 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
    Headline headline = of(TEST_ACCURACY, runs);
    assertThat(headline.lead()).isNegative();
    assertThat(headline.toString())
        .contains("5.00 points behind 1.0 (95 % interval -5.00 to -5.00, better at 4 of 6 seeds)")
        .endsWith("Of 1.0, 4 of 6 runs did not complete and are in no mean.");
  }

  /** One pair in a table of three: with six seeds Holm leaves nothing settled. */
  @Test
  void itNeverClaimsMoreThanTheTable() {
    Runs runs =
        new Runs().ramp(init("he"), 0.8, 6).ramp(init("xavier"), 0.7, 6).ramp(init("0.01"), 0.1, 6);
    assertThat(of(TEST_ACCURACY, runs).comparison().finding()).isEqualTo(Finding.NOT_SETTLED);
  }
}
