package initsweep.train;

import static initsweep.train.ExperimentA.LAYERS;
import static initsweep.train.ExperimentA.WIDTH;
import static initsweep.train.ExperimentA.standardError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.result.Diagnosis;
import initsweep.result.LayerStatistics;
import initsweep.train.ExperimentA.Cell;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.stat.descriptive.StatisticalSummary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the article says of its first experiment, P1 to P8, in numbers over twenty seeds. */
class ExperimentAClaimsTest {
  /** |grad_log_ratio| beyond which a gradient has vanished or exploded. */
  private static final double GONE = 6;

  private static ExperimentA experiment;

  @BeforeAll
  static void runTwentySeeds() {
    experiment = ExperimentA.ofTwentySeeds();
  }

  /** Σ W²/σ² of n normals is χ² with n degrees of freedom. A hundred layers each: 1 in 10,000. */
  @ParameterizedTest
  @CsvSource({"1.0", "0.01"})
  void p1NormalsTimesANumberHaveThatStandardDeviation(String init) {
    int n = WIDTH * WIDTH;
    ChiSquaredDistribution squares = new ChiSquaredDistribution(n);
    Cell cell = new Cell("relu", init);
    for (int layer = 1; layer <= LAYERS; layer++) {
      StatisticalSummary rms =
          experiment.overSeeds(cell, layer, l -> n * Math.pow(l.weightRms() / cell.std(), 2));
      assertThat(rms.getMin()).isGreaterThan(squares.inverseCumulativeProbability(0.5e-4));
      assertThat(rms.getMax()).isLessThan(squares.inverseCumulativeProbability(1 - 0.5e-4));
    }
  }

  @Test
  void p2WithStandardDeviationOneEveryLayerOfSigmoidPilesUpAtZeroAndOne() {
    for (int layer = 1; layer <= LAYERS; layer++) {
      Cell cell = new Cell("sigmoid", "1.0");
      assertThat(experiment.overSeeds(cell, layer, LayerStatistics::saturatedShare).getMin())
          .as("layer %s", layer)
          .isGreaterThan(0.65);
    }
  }

  /** Slopes are small, but weights are large: σ_w² E φ′² = 0.99 per layer in theory. */
  @Test
  void p3AndYetItsGradientsDoNotVanish() {
    StatisticalSummary gradient = experiment.diagnoses("sigmoid", "1.0", Diagnosis::gradLogRatio);
    assertThat(gradient.getMin()).isGreaterThan(-1);
    assertThat(gradient.getMax()).isLessThan(0);
  }

  @Test
  void p4WithASmallStandardDeviationAllOfSigmoidIsNearOneHalfAndKnowsNothingOfItsInput() {
    Cell cell = new Cell("sigmoid", "0.01");
    assertThat(experiment.overSeeds(cell, LAYERS, LayerStatistics::min).getMin())
        .isGreaterThan(0.44);
    assertThat(experiment.overSeeds(cell, LAYERS, LayerStatistics::max).getMax()).isLessThan(0.56);
    assertThat(experiment.diagnoses("sigmoid", "0.01", Diagnosis::rho).getMax()).isLessThan(0.1);
    assertThat(experiment.diagnoses("sigmoid", "0.01", Diagnosis::inputShare).getMax())
        .isLessThan(1e-11);
  }

  /** The histogram is wide because units differ from each other, not because inputs do. */
  @Test
  void p5XavierKeepsTheSpreadOfSigmoidButNeitherTheInputNorTheGradient() {
    assertThat(experiment.diagnoses("sigmoid", "xavier", Diagnosis::rho).getMin())
        .isGreaterThan(0.5);
    assertThat(experiment.diagnoses("sigmoid", "xavier", Diagnosis::inputShare).getMax())
        .isLessThan(1e-4);
    assertThat(experiment.diagnoses("sigmoid", "xavier", Diagnosis::gradLogRatio).getMax())
        .isLessThan(-1.5 * GONE);
  }

  @Test
  void p6WithASmallStandardDeviationReluShrinksFourteenfoldALayer() {
    assertRmsRatio("0.01", 0.1 / Math.sqrt(2));
    for (int layer = 3; layer <= LAYERS; layer++) {
      Cell cell = new Cell("relu", "0.01");
      assertThat(experiment.layer(cell, layer))
          .extracting(found -> found.histogram().counts().get(0))
          .as("the first of thirty bins holds layer %s", layer)
          .containsOnly(100_000L);
    }
  }

  @Test
  void p7XavierShrinksReluByTheRootOfTwoALayer() {
    assertRmsRatio("xavier", Math.sqrt(0.5));
  }

  @Test
  void p8HeKeepsRelu() {
    assertRmsRatio("he", 1);
    for (int layer = 1; layer <= LAYERS; layer++) {
      assertThat(
              experiment.overSeeds(new Cell("relu", "he"), layer, LayerStatistics::std).getMean())
          .isCloseTo(Math.sqrt(1 - 1 / Math.PI), within(0.05));
    }
  }

  /** Of h, per layer, as the mean of half the drift says; its standard error is 1 %. */
  private static void assertRmsRatio(String init, double expected) {
    StatisticalSummary drift = experiment.diagnoses("relu", init, Diagnosis::drift);
    assertThat(standardError(drift) / 2).isBetween(0.005, 0.015);
    assertThat(drift.getMean() / 2)
        .isCloseTo(Math.log(expected), within(3 * standardError(drift) / 2));
  }
}
