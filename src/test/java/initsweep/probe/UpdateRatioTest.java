package initsweep.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.data.ImageSet;
import initsweep.data.LearnableFolder;
import initsweep.kernel.Kernels;
import initsweep.result.LayerStatistics;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.train.Trainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a probe in the middle of a run sees, where the answer is known from the run itself. */
class UpdateRatioTest {
  private static final int EXAMPLES = 200;
  private static final ProbePlan PLAN = new ProbePlan(List.of(0, 3), true, EXAMPLES, 30, 0, 1);

  private static List<LayerStatistics> layers(Path folder, int iterations) {
    ImageSet images = LearnableFolder.images(folder, EXAMPLES, 50);
    Map<RunKey<?>, String> keys =
        Map.of(
            RunKey.HIDDEN,
            "[20,15]",
            RunKey.ACTIVATION,
            "tanh",
            RunKey.BATCH,
            "" + EXAMPLES,
            RunKey.LR,
            "0.25",
            RunKey.ITERATIONS,
            "" + iterations);
    return new Trainer(images, Kernels.best())
        .run(RunConfig.of("images", keys, PLAN, 0))
        .measured()
        .layers();
  }

  /**
   * Where a batch is the whole training set and the probe sees all of it, ΔW = −lr·∂loss/∂W of the
   * probe.
   */
  @Test
  void theUpdateOfPlainDescentIsTheLearningRateTimesTheGradient(@TempDir Path folder) {
    List<LayerStatistics> layers = layers(folder, 6);
    assertThat(layers).extracting(LayerStatistics::iteration).containsExactly(0, 0, 3, 3, 5, 5);
    assertThat(layers).extracting(LayerStatistics::layer).containsExactly(1, 2, 1, 2, 1, 2);
    for (LayerStatistics layer : layers) {
      double expected = 0.25 * layer.weightGradRms() / layer.weightRms();
      assertThat(layer.updateRatio()).isCloseTo(expected, within(1e-4 * expected));
    }
  }

  @Test
  void aProbeLeavesTheRunAsItIs(@TempDir Path folder) {
    ImageSet images = LearnableFolder.images(folder, EXAMPLES, 50);
    Map<RunKey<?>, String> keys =
        Map.of(RunKey.HIDDEN, "[20,15]", RunKey.BATCH, "32", RunKey.ITERATIONS, "10");
    ProbePlan never = new ProbePlan(List.of(), false, 1, 30, 0, 1);
    Trainer trainer = new Trainer(images, Kernels.best());
    float[] unprobed = trainer.run(RunConfig.of("images", keys, never, 0)).measured().trainLoss();
    assertThat(trainer.run(RunConfig.of("images", keys, PLAN, 1)).measured().trainLoss())
        .containsExactly(unprobed);
  }

  @Test
  void withoutIterationsThereIsNoUpdate(@TempDir Path folder) {
    List<LayerStatistics> layers = layers(folder, 0);
    assertThat(layers).extracting(LayerStatistics::iteration).containsExactly(0, 0);
    assertThat(layers).extracting(LayerStatistics::updateRatio).containsOnlyNulls();
    assertThat(layers).extracting(LayerStatistics::weightGradRms).allMatch(rms -> rms > 0);
  }
}
