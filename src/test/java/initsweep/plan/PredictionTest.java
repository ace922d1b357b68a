package initsweep.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.spec.Grid;
import initsweep.spec.SweepFiles;
import org.junit.jupiter.api.Test;

class PredictionTest {
  /**
   * A run took 0.77 s of an idle core with 512-bit vectors and 1.44 s of a shared one; cores with
   * 256-bit vectors are 1.4 times slower.
   */
  @Test
  void theBookTakesLessThanHalfAMinuteOnTwoCores() {
    Prediction book = predict(2);
    assertThat(book.runs()).isEqualTo(30);
    assertThat(book.chunks()).isEqualTo(10);
    assertThat(book.cpuSeconds()).isBetween(40.0, 60.0);
    assertThat(book.wallSeconds()).isBetween(20.0, 30.0);
    assertThat(book.bytes()).isBetween(200_000L, 1_000_000L);
  }

  @Test
  void oneCoreNeedsAllOfTheTimeAndManyNeedThatOfTheLongestChunk() {
    assertThat(predict(1).wallSeconds()).isCloseTo(predict(1).cpuSeconds(), within(1e-6));
    assertThat(predict(1000).wallSeconds()).isCloseTo(predict(1).cpuSeconds() / 10, within(1e-6));
  }

  @Test
  void coresDoNotChangeThePlan() {
    assertThat(predict(1).chunks()).isEqualTo(predict(1000).chunks());
  }

  @Test
  void aTrainingStepIsTwoForwardPassesAndABackwardPassWithoutTheInputs() {
    // 784-100-10: forward 2(78400 + 1000) = 158800; backward 2·158800 − 156800 = 160800.
    double step = 128 * (158_800.0 + 160_800 + 158_800) + 158_800;
    double evaluation = 10_000 * 158_800.0;
    double probe = 1000 * (158_800.0 + 160_800);
    double flops = 10 * step + evaluation + probe;
    assertThat(planned("hidden=[100]", "iterations=10"))
        .isCloseTo(0.0004 + 5e-12 * flops, within(1e-12));
  }

  @Test
  void dataWithoutLabelsHaveNoOutputLayerAndNoTestSet() {
    double forward = 2.0 * 5 * 100 * 100;
    double backward = 2 * forward - 2.0 * 100 * 100;
    assertThat(planned("data=normal(1000,100)", "hidden=100*5", "iterations=0"))
        .isCloseTo(0.0004 + 5e-12 * 1000 * (forward + backward), within(1e-12));
  }

  @Test
  void recordingTheLossBeforeTheUpdateSavesAForwardPass() {
    assertThat(predict("loss_at=before_update").cpuSeconds())
        .isLessThan(0.8 * predict("loss_at=after_update").cpuSeconds());
  }

  private static Prediction predict(int cores) {
    return SweepPlan.of(new Grid(SweepFiles.good("contract"))).predict(cores);
  }

  /** By the model that cuts chunks. */
  private static double planned(String... overrides) {
    SweepPlan plan = SweepPlan.of(new Grid(SweepFiles.good("least", overrides)));
    return plan.chunks().stream().mapToDouble(Chunk::seconds).sum();
  }

  private static Prediction predict(String... overrides) {
    return SweepPlan.of(new Grid(SweepFiles.good("least", overrides))).predict(1);
  }
}
