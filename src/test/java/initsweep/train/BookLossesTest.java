package initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.data.IdxFolder;
import initsweep.data.ImageSet;
import initsweep.kernel.Kernels;
import initsweep.random.NumpyReference;
import initsweep.result.RunResult;
import initsweep.result.Status;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The losses of the book's sweep are still those that dense products gave, run by run, in their
 * every bit ({@code SELECT init, seed, train_loss FROM runs} at that time).
 */
class BookLossesTest {
  private static final int ITERATIONS = 100;
  private static ImageSet mnist;

  @BeforeAll
  static void readMnist() {
    mnist = IdxFolder.read("data/mnist", new Configuration());
  }

  @Test
  void leavingOutZerosAndSharingBatchesChangesNoBit() {
    List<RunConfig> configs = new ArrayList<>();
    for (int seed = 0; seed < 10; seed++) {
      for (String init : List.of("0.01", "xavier", "he")) {
        configs.add(config(init, seed, "0.01"));
      }
    }
    for (RunResult result : train(configs)) {
      assertThat(result.measured().trainLoss())
          .as("init %s, seed %s", result.config().init(), result.config().seed())
          .containsExactly(recorded(result.config()));
    }
  }

  @Test
  void aRunThatDivergesLeavesTheRunsBesideItAlone() {
    List<RunConfig> configs =
        List.of(config("he", 3, "0.01"), config("he", 3, "1e20"), config("xavier", 3, "0.01"));
    List<RunResult> results = train(configs);
    assertThat(results.get(1).status()).isEqualTo(Status.DIVERGED);
    for (int beside : new int[] {0, 2}) {
      assertThat(results.get(beside).status()).isEqualTo(Status.COMPLETED);
      assertThat(results.get(beside).measured().trainLoss())
          .containsExactly(recorded(configs.get(beside)));
    }
  }

  private static List<RunResult> train(List<RunConfig> configs) {
    return new Trainer(mnist, Kernels.best()).run(configs, () -> false);
  }

  private static RunConfig config(String init, int seed, String lr) {
    Map<RunKey<?>, String> keys =
        Map.of(
            RunKey.INIT,
            init,
            RunKey.SEED,
            Integer.toString(seed),
            RunKey.LR,
            lr,
            RunKey.ITERATIONS,
            Integer.toString(ITERATIONS));
    return RunConfig.of("data/mnist", keys, ProbePlan.DEFAULT, 0);
  }

  private static float[] recorded(RunConfig config) {
    float[] losses = new float[ITERATIONS];
    NumpyReference.rows("train/book-losses.csv").stream()
        .filter(row -> row[0].equals(config.init().toString()))
        .filter(row -> Long.parseLong(row[1]) == config.seed())
        .forEach(row -> losses[Integer.parseInt(row[2])] = Float.parseFloat(row[3]));
    return losses;
  }
}
