package initsweep.probe;

import static initsweep.probe.Layers.HEALTHY;
import static initsweep.probe.Layers.diagnose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.data.DataSet;
import initsweep.data.DataSets;
import initsweep.kernel.Kernels;
import initsweep.result.Diagnosis;
import initsweep.result.ForwardVerdict;
import initsweep.result.RunResult;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.train.Trainer;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The verdicts at initialisation: by networks that deserve them, and at the edge of each threshold.
 */
class VerdictsTest {
  private static final ProbePlan PLAN = new ProbePlan(List.of(0), false, 500, 30, 0, 1);

  @ParameterizedTest(name = "{0} with {1} and hidden {2} is {3} and backward {4}")
  @CsvSource(
      delimiter = '|',
      value = {
        // The book's section 6.2: saturated at std 1, all alike at 0.01, well spread by xavier; he
        // for relu.
        "sigmoid | 1 | 100*5 | saturated | ok",
        "sigmoid | 0.01 | 100*5 | collapsed | vanishing",
        "sigmoid | 0 | 100*5 | symmetric | vanishing",
        "tanh | xavier | 100*5 | healthy | ok",
        "tanh | 1 | 100*5 | saturated | exploding",
        "tanh | 0.01 | 100*5 | collapsed | vanishing",
        "tanh | 0 | 100*5 | network_dead | vanishing",
        "relu | he | 100*5 | healthy | ok",
        "relu | xavier | 100*5 | shrinking | ok",
        "relu | 0.01 | 100*5 | collapsed | vanishing",
        "relu | 1 | 100*5 | exploding | exploding",
        "relu | 0 | 100*5 | network_dead | vanishing",
        "identity | 0.25 | 100*2 | growing | ok",
        "relu | 1e30 | 100*5 | diverged | exploding",
      })
  void aNetworkGetsTheVerdictItDeserves(
      String activation, String init, String hidden, String forward, String backward) {
    Diagnosis diagnosis = study(activation, init, hidden);
    assertThat(diagnosis.verdict()).as(diagnosis.toString()).hasToString(forward);
    assertThat(diagnosis.gradientVerdict()).as(diagnosis.toString()).hasToString(backward);
    assertThat(diagnosis.trainingVerdict()).hasToString("not_trained");
  }

  private static Diagnosis study(String activation, String init, String hidden) {
    DataSet normals = DataSets.open("normal(500,100)", new Configuration(false));
    Map<RunKey<?>, String> keys =
        Map.of(
            RunKey.ACTIVATION,
            activation,
            RunKey.INIT,
            init,
            RunKey.HIDDEN,
            hidden,
            RunKey.ITERATIONS,
            "0");
    RunResult result =
        new Trainer(normals, Kernels.best()).run(RunConfig.of("normal(500,100)", keys, PLAN, 0));
    assertThat(result.error()).isNull();
    return result.measured().diagnosis();
  }

  @Test
  void aLayerOfOneUnitHasNoOtherToBeEqualTo() {
    assertThat(study("tanh", "xavier", "1*2").verdict()).isNotEqualTo(ForwardVerdict.SYMMETRIC);
  }

  @Test
  void nothingWrongIsHealthy() {
    Diagnosis diagnosis = diagnose(HEALTHY, HEALTHY, HEALTHY);
    assertThat(diagnosis.verdict()).hasToString("healthy");
    assertThat(diagnosis.gradientVerdict()).hasToString("ok");
    assertThat(diagnosis.inputInsensitive()).isFalse();
  }

  @Test
  void aSpreadThatIsNotFiniteIsDiverged() {
    assertThat(diagnose(HEALTHY, HEALTHY.withStd(null)).verdict()).hasToString("diverged");
  }

  @ParameterizedTest
  @CsvSource({"0.99e-10,symmetric", "1e-10,healthy"})
  void unitsThatShareAllButATenBillionthOfTheirVarianceAreOne(double share, String verdict) {
    assertThat(diagnose(HEALTHY, HEALTHY.withUnitVarianceShare(share)).verdict())
        .hasToString(verdict);
  }

  @ParameterizedTest
  @CsvSource({"0.249,healthy", "0.25,dead_units", "0.999,dead_units", "1,network_dead"})
  void theWorstLayerDecidesWhatIsDead(double share, String verdict) {
    Diagnosis diagnosis = diagnose(HEALTHY, HEALTHY.withDeadShare(share), HEALTHY);
    assertThat(diagnosis.verdict()).hasToString(verdict);
    assertThat(diagnosis.dead()).isEqualTo(share);
  }

  @ParameterizedTest
  @CsvSource({"10.01,exploding", "10,healthy", "0.1,healthy", "0.0999,collapsed"})
  void rhoIsTheSpreadOfTheLastLayerOverItsReference(double rho, String verdict) {
    Diagnosis diagnosis = diagnose(HEALTHY.withStd(1000.0), HEALTHY.withStd(rho));
    assertThat(diagnosis.verdict()).hasToString(verdict);
    assertThat(diagnosis.rho()).isEqualTo(rho);
  }

  @ParameterizedTest
  @CsvSource({"0.499,healthy", "0.5,saturated"})
  void theMedianLayerDecidesWhatIsSaturated(double share, String verdict) {
    Layers none = HEALTHY.withSaturatedShare(0);
    Layers all = HEALTHY.withSaturatedShare(1);
    Diagnosis diagnosis = diagnose(all, none, HEALTHY.withSaturatedShare(share));
    assertThat(diagnosis.verdict()).hasToString(verdict);
    assertThat(diagnosis.saturated()).isEqualTo(share);
    assertThat(diagnose(all, none, all, none).saturated()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource({"0.501,growing", "0.499,healthy", "-0.499,healthy", "-0.501,shrinking"})
  void driftIsTheGrowthOfTheLogOfTheMeanSquarePerLayer(double drift, String verdict) {
    Diagnosis diagnosis = drifting(drift, 3);
    assertThat(diagnosis.drift()).isCloseTo(drift, within(1e-12));
    assertThat(diagnosis.verdict()).hasToString(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "0.3,20,healthy",
    "0.3,22,growing",
    "-0.3,22,shrinking",
    "0.1,60,healthy",
    "0.1,62,growing"
  })
  void aGentleDriftOverManyLayersIsFar(double drift, int layers, String verdict) {
    assertThat(drifting(drift, layers).verdict()).hasToString(verdict);
  }

  private static Diagnosis drifting(double drift, int layers) {
    Layers[] network = new Layers[layers];
    for (int l = 0; l < layers; l++) {
      network[l] = HEALTHY.withMeanSquare(Math.exp(drift * l));
    }
    return diagnose(network);
  }

  @ParameterizedTest
  @CsvSource({"6.01,exploding", "5.99,ok", "-5.99,ok", "-6.01,vanishing"})
  void theGradientIsJudgedByDeltaSquared(double logRatio, String verdict) {
    Diagnosis diagnosis = diagnose(HEALTHY.withDeltaRms(Math.exp(logRatio / 2)), HEALTHY);
    assertThat(diagnosis.gradLogRatio()).isCloseTo(logRatio, within(1e-12));
    assertThat(diagnosis.gradientVerdict()).hasToString(verdict);
  }

  @Test
  void aGradientThatUnderflowsHasVanishedAndOneThatOverflowsHasExploded() {
    assertThat(diagnose(HEALTHY.withDeltaRms(0.0), HEALTHY).gradientVerdict())
        .hasToString("vanishing");
    assertThat(diagnose(HEALTHY.withDeltaRms(0.0), HEALTHY.withDeltaRms(0.0)).gradientVerdict())
        .hasToString("vanishing");
    assertThat(diagnose(HEALTHY.withDeltaRms(null), HEALTHY).gradientVerdict())
        .hasToString("exploding");
  }

  @ParameterizedTest
  @CsvSource({"0.00999,true", "0.01,false"})
  void theLastLayerSaysWhetherTheInputMatters(double share, boolean isInsensitive) {
    Diagnosis diagnosis = diagnose(HEALTHY.withInputShare(0.0), HEALTHY.withInputShare(share));
    assertThat(diagnosis.inputInsensitive()).isEqualTo(isInsensitive);
    assertThat(diagnosis.inputShare()).isEqualTo(share);
  }

  @Test
  void theFirstVerdictThatMatchesCounts() {
    Layers bad = HEALTHY.withSaturatedShare(1).withStd(100.0).withMeanSquare(1e9);
    assertThat(diagnose(HEALTHY, bad.withDeadShare(0.5).withUnitVarianceShare(0.0)).verdict())
        .hasToString("symmetric");
    assertThat(diagnose(HEALTHY, bad.withDeadShare(0.5)).verdict()).hasToString("dead_units");
    assertThat(diagnose(bad, bad).verdict()).hasToString("exploding");
    assertThat(diagnose(bad, bad.withStd(0.01)).verdict()).hasToString("saturated");
    assertThat(diagnose(HEALTHY, HEALTHY.withStd(0.01).withMeanSquare(1e-4)).verdict())
        .hasToString("collapsed");
  }

  @Test
  void aSingleHiddenLayerCannotDrift() {
    Diagnosis diagnosis = diagnose(HEALTHY);
    assertThat(diagnosis.drift()).isNull();
    assertThat(diagnosis.gradLogRatio()).isZero();
    assertThat(diagnosis.verdict()).hasToString("healthy");
  }
}
