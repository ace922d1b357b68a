package initsweep.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.result.InitialEvidence.Judged;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule of the verdicts that are shown, at each of its thresholds. */
class InitialEvidenceTest {
  private static final Map<String, String> HEALTHY =
      Map.of(
          "activation", "tanh",
          "verdict", "healthy",
          "gradient_verdict", "ok",
          "rho", "1",
          "drift", "0",
          "saturated", "0",
          "dead", "0",
          "input_share", "0.5",
          "grad_log_ratio", "0");

  /**
   * @param values that differ from {@link #HEALTHY}, as {@code rho=0.05 drift=-1}; {@code -} is
   *     none
   */
  private static Judged judged(int depth, String values) {
    Map<String, String> row = new HashMap<>(HEALTHY);
    for (String value : values.split(" ", -1)) {
      row.put(value.substring(0, value.indexOf('=')), value.substring(value.indexOf('=') + 1));
    }
    row.values().removeIf("-"::equals);
    return InitialEvidence.of(
            depth,
            row::get,
            name -> row.containsKey(name) ? (Double) Double.parseDouble(row.get(name)) : null)
        .judged();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "rho=10.1, exploding",
    "rho=9.9, healthy",
    "rho=0.09 grad_log_ratio=-6.1 gradient_verdict=vanishing, collapsed",
    "rho=0.11 grad_log_ratio=-6.1 gradient_verdict=vanishing, healthy",
    "rho=0.09 grad_log_ratio=-5.9, healthy",
    "rho=0.09 grad_log_ratio=- gradient_verdict=vanishing, collapsed",
    "rho=1e-30 drift=-0.3, healthy",
    "rho=1e-30 drift=-0.6, shrinking",
    "saturated=0.5, saturated",
    "saturated=0.49, healthy",
    "dead=0.25, dead_units",
    "drift=0.51, growing",
    "verdict=symmetric rho=10.1, symmetric",
    "verdict=diverged rho=-, diverged",
    "verdict=network_dead dead=1, network_dead"
  })
  void aSpreadIsJudgedByThatOfStandardNormalsAndCollapseByTheGradientToo(
      String values, String verdict) {
    assertThat(judged(6, values).verdict()).hasToString(verdict);
  }

  /** Five steps at drift d multiply the root mean square by exp(5d/2). */
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "relu, rho=1e-9, healthy",
    "relu, rho=1e9, healthy",
    "leaky_relu(0.3), rho=1e9, healthy",
    "elu(0.0), rho=1e9, healthy",
    "identity, rho=1e-9, healthy",
    "elu, rho=1e9, exploding",
    "relu6, rho=1e9, exploding",
    "plug_in_of_nobody, rho=1e9, exploding",
    "relu, drift=-0.93 grad_log_ratio=-7 gradient_verdict=vanishing, collapsed",
    "relu, drift=-0.91 grad_log_ratio=-7 gradient_verdict=vanishing, shrinking",
    "relu, drift=-0.93, shrinking",
    "relu, drift=0.93, exploding",
    "relu, drift=0.91, growing",
    "relu, drift=-, healthy"
  })
  void whereScaleCostsNothingItIsJudgedByTheFirstLayer(
      String activation, String values, String verdict) {
    assertThat(judged(6, "activation=" + activation + " " + values).verdict()).hasToString(verdict);
  }

  @Test
  void aSingleLayerHasTheScaleOfTheFirst() {
    assertThat(judged(1, "activation=relu drift=- rho=1e9").verdict()).hasToString("healthy");
  }

  @ParameterizedTest(name = "{0}: {1} times from {2}")
  @CsvSource({
    "rho=8, 1.25, rho > 10",
    "rho=0.05 grad_log_ratio=-5.8, 1.221402758, grad_log_ratio < -6",
    "rho=0.2 grad_log_ratio=-7 gradient_verdict=vanishing drift=0.4, 1.105170918, drift > 0.5",
    "rho=0.2 grad_log_ratio=-7 gradient_verdict=vanishing, 1.648721271, drift < -0.5",
    "rho=0.16 grad_log_ratio=-7 gradient_verdict=vanishing, 1.6, rho < 0.1",
    "rho=0.05 grad_log_ratio=-6.5 gradient_verdict=vanishing, 1.648721271, grad_log_ratio < -6",
    "rho=0.08 grad_log_ratio=-6.5 gradient_verdict=vanishing, 1.25, rho < 0.1",
    "drift=-0.6, 1.105170918, drift < -0.5",
    "dead=0.2, 1.25, dead >= 0.25",
    "saturated=0.55, 1.1, saturated >= 0.5",
    "activation=relu drift=1 dead=0.1, 1.218249396, scale > 10"
  })
  void theNearestThresholdIsTheOneThatWouldChangeTheVerdictFirst(
      String values, double factor, String limit) {
    Margin margin = judged(6, values).forward();
    assertThat(margin.limit()).isEqualTo(limit);
    assertThat(margin.factor()).isCloseTo(factor, within(1e-8));
  }

  /** Over 24 steps, e⁶ is a quarter per layer. */
  @Test
  void inADeepNetworkAGentleDriftIsFar() {
    assertThat(judged(25, "drift=-0.26").verdict()).hasToString("shrinking");
    assertThat(judged(25, "drift=-0.24").forward().limit()).isEqualTo("drift < -0.25");
  }

  @Test
  void gradientAndInputHaveMarginsToo() {
    Judged judged = judged(6, "grad_log_ratio=5 input_share=0.02");
    assertThat(judged.gradient().limit()).isEqualTo("grad_log_ratio > 6");
    assertThat(judged.gradient().factor()).isCloseTo(Math.E, within(1e-12));
    assertThat(judged.input().limit()).isEqualTo("input_share < 0.01");
    assertThat(judged.input().factor()).isCloseTo(2, within(1e-12));
  }

  @Test
  void whatIsNearNothingHasNoMargin() {
    assertThat(judged(6, "verdict=symmetric").forward()).isEqualTo(Margin.NONE);
    assertThat(judged(6, "grad_log_ratio=-").gradient()).isEqualTo(Margin.NONE);
    assertThat(judged(6, "input_share=0").input()).isEqualTo(Margin.NONE);
    assertThat(judged(6, "verdict=-")).as("nothing was measured").isNull();
  }
}
