package initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.data.NormalInputs;
import initsweep.kernel.VectorKernel;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LsuvRunTest {
  @Test
  void theBatchThatLsuvLooksAtIsTheOneThatTheProbeMeasures() {
    RunConfig config =
        RunConfig.of(
            "normal(300,20)",
            Map.of(RunKey.INIT, "lsuv", RunKey.HIDDEN, "30*4", RunKey.ITERATIONS, "0"),
            ProbePlan.DEFAULT,
            0);
    RunResult result = new Trainer(new NormalInputs(300, 20), new VectorKernel()).run(config);
    assertThat(result.measured().layers()).hasSize(4);
    for (LayerStatistics layer : result.measured().layers()) {
      assertThat(layer.preStd()).as("layer %s", layer.layer()).isCloseTo(1, within(1e-6));
    }
  }
}
