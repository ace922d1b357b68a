package initsweep.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a sweep asks for in vain. */
class RemarksTest {
  @Test
  void aProbeAfterTheLastIterationIsNeverMade() {
    assertThat(remarks("run: {iterations: 100}", "probe: {at: [0, 99, 100, 500, last]}"))
        .containsExactly("probe.at 100, 500: no run reaches this iteration, the last one is 99");
  }

  @Test
  void aProbeThatOnlyLongRunsReachIsNamedWithTheShortOnes() {
    assertThat(remarks("grid: {iterations: [50, 200]}", "probe: {at: [0, 60]}"))
        .containsExactly("probe.at 60: runs of 50 iterations end before it");
  }

  @Test
  void aNetworkThatIsNotTrainedIsMeasuredAtTheStartOnly() {
    assertThat(remarks("run: {iterations: 0}", "probe: {at: [0, last]}")).isEmpty();
    assertThat(remarks("run: {iterations: 0}", "probe: {at: 1}"))
        .containsExactly("probe.at 1: no run reaches this iteration, the last one is 0");
  }

  @Test
  void evaluationsThatComeAfterTheEndAreSaid() {
    assertThat(remarks("run: {iterations: 100}", "evaluate: {every: 99}")).isEmpty();
    assertThat(remarks("run: {iterations: 100}", "evaluate: {every: 100}"))
        .containsExactly(
            "evaluate.every 100: runs have 100 iterations, so only the first and the last are"
                + " evaluated");
  }

  @Test
  void moreProbeInputsThanExamplesAreSaidUnlessNobodyAskedForThem() {
    assertThat(Remarks.ofData(SweepFiles.of("probe: {inputs: 61}"), 60))
        .containsExactly(
            "probe.inputs 61: data/mnist has 60 examples, and layers are measured on all of them");
    assertThat(Remarks.ofData(SweepFiles.of("probe: {inputs: 60}"), 60)).isEmpty();
    assertThat(Remarks.ofData(SweepFiles.of(), 60)).isEmpty();
  }

  private static List<String> remarks(String... lines) {
    return Remarks.of(SweepFiles.grid(lines));
  }
}
