package initsweep.plan;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.spec.Grid;
import initsweep.spec.SweepFiles;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeEstimateTest {
  /** The iterations of docs/performance.md, in ms on an idle core with 512-bit vectors. */
  @ParameterizedTest
  @CsvSource({
    "100*4,unit,0.61",
    "100*4,centered,1.08",
    "1024*3,unit,27.8",
    "1024*3,centered,31.7",
    "100*30,unit,5.0",
    "100*30,centered,5.1"
  })
  void anIterationIsWithinAFactorOfOneAndAHalfOfThatMeasured(
      String hidden, String input, double measured) {
    double iteration = 1000 * iteration("hidden=" + hidden, "input=" + input);
    assertThat(iteration / measured).isBetween(1 / 1.5, 1.5);
  }

  /** 9 and 17 %, 14 and 2 % were measured. */
  @ParameterizedTest
  @CsvSource({
    "norm=batch,1.05,1.25",
    "norm=layer,1.05,1.25",
    "dropout=0.2,1.05,1.25",
    "skip=residual(1),0.99,1.05"
  })
  void whatAnIterationHasBesideProductsAddsToIt(String key, double least, double most) {
    assertThat(iteration(key) / iteration()).isBetween(least, most);
  }

  @Test
  void whatCutsChunksIsAnotherModel() {
    SweepPlan plan = plan("hidden=100*30");
    Chunk chunk = plan.chunks().get(0);
    assertThat(chunk.estimate()).isGreaterThan(2 * chunk.seconds());
    assertThat(plan.predict(1).cpuSeconds()).isEqualTo(chunk.estimate());
  }

  private static double iteration(String... overrides) {
    return (seconds("1100", overrides) - seconds("100", overrides)) / 1000;
  }

  private static double seconds(String iterations, String... overrides) {
    String[] all = Arrays.copyOf(overrides, overrides.length + 1);
    all[overrides.length] = "iterations=" + iterations;
    return plan(all).predict(1).cpuSeconds();
  }

  private static SweepPlan plan(String... overrides) {
    return SweepPlan.of(new Grid(SweepFiles.good("least", overrides)));
  }
}
