package initsweep.statistics.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.run.RunKey;
import initsweep.statistics.Cell;
import initsweep.statistics.Metric;
import initsweep.statistics.Runs;
import initsweep.statistics.Study;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankFlipTest {
  private static final Cell HE = Runs.init("he");
  private static final Cell XAVIER = Runs.init("xavier");
  private static final Cell SLOW = new Cell(Map.of(RunKey.LR, "0.01"));
  private static final Cell FAST = new Cell(Map.of(RunKey.LR, "0.3"));

  private static Study of(Runs runs) {
    return runs.study(Metric.TEST_ACCURACY);
  }

  @Test
  void anOrderAtOneRateThatTheTunedOrderContradictsIsAFlip() {
    Study tuned = of(new Runs().ramp(HE, 0.90, 8).ramp(XAVIER, 0.91, 8));
    Map<Cell, Study> common =
        Map.of(
            SLOW, of(new Runs().ramp(HE, 0.5, 8).ramp(XAVIER, 0.3, 8)),
            FAST, of(new Runs().ramp(HE, 0.5, 8).ramp(XAVIER, 0.6, 8)));
    List<RankFlip> flips = RankFlip.of(common, tuned);
    assertThat(flips).extracting(RankFlip::at).containsExactly(SLOW);
    RankFlip flip = flips.get(0);
    assertThat(flip.common().cell()).isEqualTo(HE);
    assertThat(flip.common().differences().mean()).isCloseTo(0.2, within(1e-12));
    assertThat(flip.tuned().cell()).isEqualTo(XAVIER);
    assertThat(flip.tuned().differences().mean()).isCloseTo(0.01, within(1e-12));
    assertThat(flip.isSettled()).isTrue();
  }

  @Test
  void aFlipOfThreeSeedsIsNotSettled() {
    Study tuned = of(new Runs().ramp(HE, 0.90, 8).ramp(XAVIER, 0.91, 8));
    Map<Cell, Study> common = Map.of(SLOW, of(new Runs().ramp(HE, 0.5, 3).ramp(XAVIER, 0.3, 3)));
    assertThat(RankFlip.of(common, tuned)).extracting(RankFlip::isSettled).containsExactly(false);
  }

  @Test
  void cellsThatDoTheSameHaveNoOrderToFlip() {
    Study tuned = of(new Runs().ramp(XAVIER, 0.91, 8).addCopy(XAVIER, HE));
    Map<Cell, Study> common =
        Map.of(
            SLOW, of(new Runs().ramp(HE, 0.5, 8).ramp(XAVIER, 0.3, 8)),
            FAST, of(new Runs().ramp(HE, 0.3, 8).ramp(XAVIER, 0.5, 8)));
    assertThat(RankFlip.of(common, tuned)).isEmpty();
  }

  /** A cell that was not evaluated, as every candidate diverged, has no tuned order. */
  @Test
  void aCellOfOneStageAloneIsLeftOut() {
    Study tuned = of(new Runs().ramp(XAVIER, 0.91, 8));
    Map<Cell, Study> common = Map.of(SLOW, of(new Runs().ramp(HE, 0.5, 8).ramp(XAVIER, 0.3, 8)));
    assertThat(RankFlip.of(common, tuned)).isEmpty();
  }
}
