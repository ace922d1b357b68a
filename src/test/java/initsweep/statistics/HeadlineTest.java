package initsweep.statistics;

import static initsweep.statistics.Metric.FINAL_LOSS;
import static initsweep.statistics.Metric.TEST_ACCURACY;
import static initsweep.statistics.Runs.init;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HeadlineTest {
  private static Headline.Leading of(Metric metric, Runs runs) {
    return runs.study(metric).headline().orElseThrow();
  }

  @Test
  void ofALossTheLeadIsPositiveToo() {
    Headline.Leading headline =
        of(FINAL_LOSS, new Runs().ramp(init("he"), 0.2, 6).ramp(init("xavier"), 0.3, 6));
    assertThat(headline.lead()).isCloseTo(0.1, within(1e-12));
    assertThat(headline.leadInterval().low()).isCloseTo(0.1, within(1e-12));
    assertThat(headline.isFirstByMean()).isTrue();
  }

  /** First because the second failed more often, though the second was ahead where it did not. */
  @Test
  void aCellMayBeFirstOnlyBecauseTheNextFailedMoreOften() {
    Runs runs =
        new Runs()
            .add(init("he"), 0.9, 0.9, 0.9, 0.9, 0.9, 0.9)
            .add(init("1.0"), 0.95, 0.95, null, null, null, null)
            .add(init("0.01"), 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
    Headline.Leading headline = of(TEST_ACCURACY, runs);
    assertThat(headline.lead()).isNegative();
    assertThat(headline.isFirstByMean()).isFalse();
    assertThat(headline.comparison().differences().count()).isEqualTo(2);
    assertThat(headline.comparison().seeds()).isEqualTo(6);
  }

  @Test
  void cellsThatDoTheSameAtEverySeedLeadTogetherAndTheNextIsTheirRival() {
    Runs runs =
        new Runs()
            .add(init("he"), 0.9, null, 0.92)
            .add(init("auto"), 0.9, null, 0.92)
            .add(init("lsuv"), 0.9, null, 0.92)
            .add(init("xavier"), 0.92, null, 0.9);
    Headline.Leading headline = of(TEST_ACCURACY, runs);
    assertThat(headline.leaders()).extracting(CellSummary::cell).hasSize(3);
    assertThat(headline.leaders()).extracting(CellSummary::cell).doesNotContain(init("xavier"));
    assertThat(headline.rival().cell()).isEqualTo(init("xavier"));
  }

  /** Its mean is worse for one bad seed; at the others it is as good as the winner. */
  @Test
  void aThirdCellThatIsNotToldApartIsOpen() {
    Runs runs = new Runs().ramp(init("he"), 0.8, 12).ramp(init("xavier"), 0.79, 12);
    runs.add(init("lsuv"), 0.81, 0.8, 0.83, 0.82, 0.85, 0.84, 0.87, 0.86, 0.89, 0.88, 0.91, 0.1);
    Headline.Leading headline = of(TEST_ACCURACY, runs);
    assertThat(headline.rival().cell()).isEqualTo(init("xavier"));
    assertThat(headline.comparison().finding()).isEqualTo(Finding.BETTER);
    assertThat(headline.open()).containsExactly(init("lsuv"));
  }

  /** One pair in a table of three: with six seeds Holm leaves nothing settled. */
  @Test
  void itNeverClaimsMoreThanTheTable() {
    Runs runs =
        new Runs().ramp(init("he"), 0.8, 6).ramp(init("xavier"), 0.7, 6).ramp(init("0.01"), 0.1, 6);
    Headline.Leading headline = of(TEST_ACCURACY, runs);
    assertThat(headline.comparison().finding()).isEqualTo(Finding.NOT_SETTLED);
    assertThat(headline.open()).containsExactly(init("0.01"));
  }
}
