package initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.data.ImageSet;
import initsweep.data.LearnableFolder;
import initsweep.data.NormalInputs;
import initsweep.kernel.VectorKernel;
import initsweep.result.LayerStatistics;
import initsweep.result.RunResult;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** lsuv looks at the first 1000 examples, whatever the probe measures. */
class LsuvRunTest {
  private static final NormalInputs NORMALS = new NormalInputs(1200, 20);

  @Test
  void everyLayerHasUnitVarianceOnTheFirstThousandExamples() {
    List<LayerStatistics> layers = layersOf(normals(1000));
    assertThat(layers).hasSize(4);
    for (LayerStatistics layer : layers) {
      assertThat(layer.preStd()).as("layer %s", layer.layer()).isCloseTo(1, within(1e-6));
    }
    assertThat(layersOf(normals(1200)).get(0).preStd()).isNotCloseTo(1, within(1e-6));
  }

  @Test
  void whatTheProbeMeasuresDoesNotChangeTheWeights() {
    assertThat(layersOf(normals(7)).stream().map(LayerStatistics::weightRms))
        .isEqualTo(layersOf(normals(1000)).stream().map(LayerStatistics::weightRms).toList());
  }

  @Test
  void norDoesItChangeTraining(@TempDir Path folder) {
    ImageSet images = LearnableFolder.images(folder, 300, 50);
    Trainer trainer = new Trainer(images, new VectorKernel());
    RunResult few = trainer.run(config(folder.toString(), 20, 30));
    RunResult many = trainer.run(config(folder.toString(), 20, 300));
    assertThat(few.measured().trainLoss()).hasSize(20).isEqualTo(many.measured().trainLoss());
    assertThat(few.measured().testLoss()).isEqualTo(many.measured().testLoss());
  }

  private static RunConfig normals(int probeInputs) {
    return config("normal(1200,20)", 0, probeInputs);
  }

  private static List<LayerStatistics> layersOf(RunConfig config) {
    return new Trainer(NORMALS, new VectorKernel()).run(config).measured().layers();
  }

  private static RunConfig config(String data, int iterations, int probeInputs) {
    Map<RunKey<?>, String> texts =
        Map.of(
            RunKey.INIT, "lsuv",
            RunKey.HIDDEN, "30*4",
            RunKey.BATCH, "16",
            RunKey.ITERATIONS, String.valueOf(iterations));
    return RunConfig.of(data, texts, new ProbePlan(List.of(0), false, probeInputs, 30, 0, 1), 0);
  }
}
