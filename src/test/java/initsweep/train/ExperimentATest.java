package initsweep.train;

import static initsweep.train.ExperimentA.LAYERS;
import static initsweep.train.ExperimentA.WIDTH;
import static initsweep.train.ExperimentA.standardError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.result.Diagnosis;
import initsweep.result.ForwardVerdict;
import initsweep.result.Histogram;
import initsweep.result.InitialEvidence;
import initsweep.result.LayerStatistics;
import initsweep.result.TrainingVerdict;
import initsweep.run.Homogeneity;
import initsweep.theory.LayerPrediction;
import initsweep.train.ExperimentA.Cell;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.StatisticalSummary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The article's first experiment over twenty seeds: what is measured, and what the verdicts are.
 */
class ExperimentATest {
  private static final long VALUES = 100_000;
  private static ExperimentA experiment;

  @BeforeAll
  static void runTwentySeeds() {
    experiment = ExperimentA.ofTwentySeeds();
  }

  static List<Cell> cells() {
    return Cell.all();
  }

  @ParameterizedTest
  @CsvSource({
    "sigmoid, 1.0,    saturated, ok,        false",
    "sigmoid, 0.01,   collapsed, vanishing, true",
    "sigmoid, xavier, healthy,   vanishing, true",
    "sigmoid, he,     healthy,   vanishing, true",
    "relu,    1.0,    exploding, exploding, false",
    "relu,    0.01,   collapsed, vanishing, false",
    "relu,    xavier, shrinking, ok,        false",
    "relu,    he,     healthy,   ok,        false",
    "tanh,    1.0,    saturated, exploding, false",
    "tanh,    0.01,   collapsed, vanishing, false",
    "tanh,    xavier, healthy,   ok,        false",
    "tanh,    he,     healthy,   ok,        false"
  })
  void everySeedOfACellHasTheSameVerdicts(
      String activation, String init, String verdict, String gradientVerdict, boolean insensitive) {
    assertThat(experiment.runs(activation, init))
        .hasSize(20)
        .extracting(run -> run.measured().diagnosis())
        .allSatisfy(
            found -> {
              assertThat(found.verdict()).hasToString(verdict);
              assertThat(shown(found, activation)).as("by today's rule").hasToString(verdict);
              assertThat(found.gradientVerdict()).hasToString(gradientVerdict);
              assertThat(found.inputInsensitive()).isEqualTo(insensitive);
              assertThat(found.trainingVerdict()).isEqualTo(TrainingVerdict.NOT_TRAINED);
            });
  }

  private static ForwardVerdict shown(Diagnosis found, String activation) {
    return new InitialEvidence(
            Homogeneity.isPositive(activation),
            5,
            found.verdict(),
            found.gradientVerdict(),
            found.rho(),
            found.drift(),
            found.saturated(),
            found.dead(),
            found.inputShare(),
            found.gradLogRatio())
        .judged()
        .verdict();
  }

  /**
   * What twenty seeds can tell: three standard errors of their mean, and 1/n for the width. Two per
   * cent is asked of four hundred, see {@link ExperimentATheoryTest}.
   */
  @ParameterizedTest
  @MethodSource("cells")
  void theSeedsScatterAroundTheory(Cell cell) {
    for (LayerPrediction theory : cell.theory()) {
      int layer = theory.layer();
      assertScattersAround(
          theory.std(),
          1.0 / WIDTH,
          experiment.overSeeds(cell, layer, LayerStatistics::std),
          "std of layer " + layer);
      assertScattersAround(
          theory.deltaRatio(),
          (LAYERS - layer + 1e-9) / WIDTH,
          experiment.deltaRatios(cell, layer),
          "E δ² over that of the last, layer " + layer);
    }
  }

  private static void assertScattersAround(
      double theory, double finiteWidth, StatisticalSummary seeds, String what) {
    assertThat(seeds.getMean())
        .as(what)
        .isCloseTo(theory, within(3 * standardError(seeds) + finiteWidth * theory));
  }

  /** z of the first layer is inputs × normals × std: φ has no part in it, and std is a factor. */
  @Test
  void allCellsOfASeedSeeTheSameInputsAndTheSameNormals() {
    for (int seed = 0; seed < 20; seed++) {
      LayerStatistics reference = first(new Cell("sigmoid", "1.0"), seed);
      for (Cell cell : Cell.all()) {
        LayerStatistics found = first(cell, seed);
        assertThat(found.preStd()).isEqualTo(first(new Cell("relu", cell.init()), seed).preStd());
        assertThat(found.preMean()).isEqualTo(first(new Cell("relu", cell.init()), seed).preMean());
        assertThat(found.preStd() / cell.std()).isCloseTo(reference.preStd(), within(1e-5));
        assertThat(found.cosine()).isCloseTo(reference.cosine(), within(1e-9));
      }
    }
    assertThat(first(new Cell("relu", "he"), 0).preStd())
        .isNotEqualTo(first(new Cell("relu", "he"), 1).preStd());
  }

  private static LayerStatistics first(Cell cell, int seed) {
    return experiment.layer(cell, 1).get(seed);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void histogramsLoseNoValue(Cell cell) {
    for (int layer = 1; layer <= LAYERS; layer++) {
      for (LayerStatistics found : experiment.layer(cell, layer)) {
        Histogram histogram = found.histogram();
        long counted = histogram.counts().stream().mapToLong(Long::longValue).sum();
        assertThat(counted + histogram.below() + histogram.above()).isEqualTo(VALUES);
      }
    }
  }

  /** The article's range of 0 to 1 leaves them out without a word. */
  @ParameterizedTest
  @CsvSource({"1.0", "0.01", "xavier", "he"})
  void halfOfTheValuesOfTanhLieBelowZero(String init) {
    for (int layer = 1; layer <= LAYERS; layer++) {
      StatisticalSummary below = shareBelow(new Cell("tanh", init), layer);
      assertThat(below.getMean()).isCloseTo(0.5, within(0.002));
      assertThat(below.getMin()).isGreaterThan(0.49);
      assertThat(below.getMax()).isLessThan(0.51);
      assertThat(shareAbove(new Cell("tanh", init), layer).getMax()).isZero();
      assertThat(shareBelow(new Cell("sigmoid", init), layer).getMax()).isZero();
      assertThat(shareBelow(new Cell("relu", init), layer).getMax()).isZero();
    }
  }

  /** P(z > 1) = 0.2398 for z ~ N(0, 2), which he keeps from layer to layer. */
  @Test
  void aQuarterOfTheValuesOfReluAndHeLieAboveOne() {
    for (int layer = 1; layer <= LAYERS; layer++) {
      assertThat(shareAbove(new Cell("relu", "he"), layer).getMean())
          .isCloseTo(0.2398, within(0.02));
    }
  }

  private static StatisticalSummary shareBelow(Cell cell, int layer) {
    return experiment.overSeeds(cell, layer, found -> (double) found.histogram().below() / VALUES);
  }

  private static StatisticalSummary shareAbove(Cell cell, int layer) {
    return experiment.overSeeds(cell, layer, found -> (double) found.histogram().above() / VALUES);
  }
}
