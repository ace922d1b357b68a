package initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What theory says of networks that are more than affine maps and activations. */
class NormalisedPredictionTest {
  private static List<LayerPrediction> of(RunKey<?> key, String value) {
    Map<RunKey<?>, String> texts =
        Map.of(RunKey.HIDDEN, "100*5", RunKey.INIT, "0.37", RunKey.ITERATIONS, "0", key, value);
    return Predictions.of(RunConfig.of("normal(9,100)", texts, ProbePlan.DEFAULT, 0), 100, 1);
  }

  /**
   * π/(π − 1) = 1.46694 a layer for relu: Yang et al. 2019, table 1. Over a layer E φ′²/E φ² = 1.
   */
  @ParameterizedTest
  @CsvSource({"batch, 1.466942206924260", "layer, 1"})
  void gradientsGrowByTheSameFactorInEveryLayerWhateverTheWeights(String norm, double factor) {
    List<LayerPrediction> layers = of(RunKey.NORM, norm);
    assertThat(layers).extracting(LayerPrediction::layer).containsExactly(1, 2, 3, 4, 5);
    for (LayerPrediction layer : layers) {
      assertThat(layer.q()).isEqualTo(1);
      assertThat(layer.mean()).isCloseTo(1 / Math.sqrt(2 * Math.PI), within(1e-12));
      assertThat(layer.deltaRatio()).isCloseTo(Math.pow(factor, 5 - layer.layer()), within(1e-9));
    }
  }

  @Test
  void thereIsNoPredictionWithDropoutOrFixup() {
    assertThat(of(RunKey.SKIP, "fixup")).isEmpty();
    assertThat(of(RunKey.SKIP, "residual")).hasSize(5);
    assertThat(of(RunKey.DROPOUT, "0.1")).isEmpty();
    assertThat(of(RunKey.DROPOUT, "0")).hasSize(5);
  }
}
