package initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.data.ImageSet;
import initsweep.data.LearnableFolder;
import initsweep.kernel.Kernels;
import initsweep.result.RunResult.Measured;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The loss before an update is recorded whatever {@code loss_at} says. */
class LossBeforeUpdateTest {
  private static ImageSet images;

  @BeforeAll
  static void draw(@TempDir Path folder) {
    images = LearnableFolder.images(folder, 500, 50);
  }

  private static Measured train(String lossAt, String optimizer, String decay, String iterations) {
    Map<RunKey<?>, String> keys = new TreeMap<>();
    keys.put(RunKey.LOSS_AT, lossAt);
    keys.put(RunKey.OPTIMIZER, optimizer);
    keys.put(RunKey.WEIGHT_DECAY, decay);
    keys.put(RunKey.ITERATIONS, iterations);
    keys.put(RunKey.HIDDEN, "[20]");
    keys.put(RunKey.BATCH, "32");
    keys.put(RunKey.LR, "0.05");
    RunConfig config = RunConfig.of("images", keys, ProbePlan.DEFAULT, 0);
    return new Trainer(images, Kernels.best()).run(config).measured();
  }

  /** Both runs are the same training; only what they record differs. */
  @ParameterizedTest
  @CsvSource({"sgd, 0, 120", "sgd, 0.001, 120", "adam, 0, 120", "sgd, 0, 7", "sgd, 0, 51"})
  void itIsWhatTheSameTrainingRecordsBeforeItsUpdates(
      String optimizer, String decay, String iterations) {
    Measured after = train("after_update", optimizer, decay, iterations);
    Measured before = train("before_update", optimizer, decay, iterations);
    assertThat(after.testLoss()).isEqualTo(before.testLoss());
    assertThat(after.finalLossBeforeUpdate()).isEqualTo(before.finalLoss());
    assertThat(before.finalLossBeforeUpdate()).isEqualTo(before.finalLoss());
  }

  /** The mean of the curve's last 50, as the table promises, from values that are stored. */
  @Test
  void itIsTheMeanOfTheLastFifty() {
    Measured run = train("before_update", "sgd", "0", "120");
    double sum = 0;
    for (int i = 70; i < 120; i++) {
      sum += run.trainLoss()[i];
    }
    assertThat(run.finalLossBeforeUpdate()).isEqualTo(sum / 50);
  }

  /** A step makes the batch it was computed on look learned. */
  @Test
  void theLossAfterTheUpdateIsOptimistic() {
    Measured run = train("after_update", "sgd", "0", "120");
    assertThat(run.finalLoss()).isLessThan(run.finalLossBeforeUpdate());
  }

  @Test
  void aRunWithoutIterationsHasNone() {
    assertThat(train("after_update", "sgd", "0", "0").finalLossBeforeUpdate()).isNull();
  }
}
