package initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.data.Examples;
import initsweep.data.ImageSet;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which runs share their batches. */
class CohortTest {
  private static final ImageSet IMAGES =
      new ImageSet(
          new Examples(new byte[784], new byte[1], 10),
          new Examples(new byte[784], new byte[1], 10),
          "0".repeat(64));

  private static RunConfig run(String hidden, String init, int seed) {
    Map<RunKey<?>, String> values =
        Map.of(RunKey.HIDDEN, hidden, RunKey.INIT, init, RunKey.SEED, Integer.toString(seed));
    return RunConfig.of("data/mnist", values, ProbePlan.DEFAULT, 0);
  }

  private static List<Integer> sizes(Stream<RunConfig> runs) {
    return Cohort.partition(runs.toList(), IMAGES).stream().map(List::size).toList();
  }

  @Test
  void theCellsOfASeedShareTheirBatches() {
    assertThat(
            sizes(
                Stream.of(0, 1, 2)
                    .flatMap(
                        seed -> Stream.of("0.01", "xavier", "he").map(i -> run("100*4", i, seed)))))
        .containsExactly(3, 3, 3);
  }

  @Test
  void nineSmallNetworksAreTwoCohorts() {
    assertThat(sizes(Stream.generate(() -> run("100*4", "he", 0)).limit(9))).containsExactly(8, 1);
  }

  /**
   * 50 layers of 300 have 4.6 million weights, 20 have 1.9: at most 8.4 million are held at once.
   */
  @Test
  void largeNetworksAreNotHeldSideBySide() {
    assertThat(sizes(Stream.generate(() -> run("300*50", "he", 0)).limit(3)))
        .containsExactly(1, 1, 1);
    assertThat(sizes(Stream.generate(() -> run("300*20", "he", 0)).limit(6))).containsExactly(4, 2);
  }

  /** Norm, dropout and skips change nothing of a batch; the part of the images does. */
  @Test
  void networksOfOtherLayersShareTheirBatchesAndPartsOfTheImagesDoNot() {
    assertThat(
            sizes(
                Stream.of(
                    with(RunKey.NORM, "batch"),
                    with(RunKey.NORM, "layer"),
                    with(RunKey.DROPOUT, "0.5"),
                    with(RunKey.SCHEDULE, "cosine"),
                    with(RunKey.TRAIN, "first(300)"),
                    with(RunKey.TRAIN, "sample(300)"))))
        .containsExactly(4, 1, 1);
  }

  private static RunConfig with(RunKey<?> key, String value) {
    return RunConfig.of("data/mnist", Map.of(key, value), ProbePlan.DEFAULT, 0);
  }
}
