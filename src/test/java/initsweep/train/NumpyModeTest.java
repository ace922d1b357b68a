package initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.spelling.InvalidValueException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumpyModeTest {
  @ParameterizedTest
  @ValueSource(strings = {"0.01", "xavier", "he", "glorot_normal", "gaussian(2,0)", "auto"})
  void scaledNormalsAreDrawnFromNumPysStream(String init) {
    assertThat(config(init, "numpy").init()).hasToString(init);
  }

  @ParameterizedTest
  @ValueSource(strings = {"orthogonal", "lsuv", "he_uniform", "gaussian(2,0.05)", "zeros"})
  void otherInitialisersAreRefusedInNumpyModeAndNowhereElse(String init) {
    assertThat(config(init, "counter").init()).hasToString(init);
    assertThatThrownBy(() -> config(init, "numpy"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(
            "init %s cannot be drawn with rng numpy; expected a scaled normal such as he, xavier or 0.01, or rng counter",
            init);
  }

  private static RunConfig config(String init, String rng) {
    return RunConfig.of(
        "normal(100,10)",
        Map.of(RunKey.INIT, init, RunKey.RNG, rng, RunKey.ITERATIONS, "0"),
        ProbePlan.DEFAULT,
        0);
  }
}
