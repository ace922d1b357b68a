package initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import initsweep.nn.activations.Activations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedPointTest {
  private static FixedPoint of(String activation, double sw2, double sb2) {
    return FixedPoint.of(Activations.parse(activation), sw2, sb2);
  }

  @Test
  void theyAreThoseOfQuadpack() {
    Reference.of("fixed-points.csv").forEach(FixedPointTest::check);
  }

  private static void check(Reference row) {
    double[] n = row.numbers();
    FixedPoint point = of(row.activation(), n[0], n[1]);
    String where = row.activation() + " at " + n[0] + ", " + n[1];
    assertThat(point.qStar()).as("q* of " + where).isCloseTo(n[2], within(1e-10 * n[2]));
    assertThat(point.chiPerp()).as("χ⊥ of " + where).isCloseTo(n[3], within(1e-10 * n[3]));
    assertThat(point.chiPar()).as("χ∥ of " + where).isCloseTo(n[4], within(1e-9 * n[4]));
    assertThat(point.cStar()).as("c* of " + where).isCloseTo(n[5], within(1e-7));
    assertThat(Math.exp(-1 / point.xiC())).as("slope of " + where).isCloseTo(n[6], within(1e-7));
    assertThat(Math.exp(-1 / point.xiQ())).as("χ∥ of " + where).isCloseTo(n[4], within(1e-9));
    assertThat(point.phase()).as(where).isEqualTo(n[3] > 1 ? Phase.CHAOTIC : Phase.ORDERED);
  }

  /** Schoenholz et al. 2017, figure 1; (1.76, 0.05) is the point most papers quote. */
  @Test
  void tanhIsCriticalOnItsLine() {
    Reference.of("tanh-critical-line.csv")
        .forEach(
            row -> {
              double[] n = row.numbers();
              FixedPoint point = of("tanh", n[1], n[0]);
              assertThat(point.phase()).as("σ_b² = " + n[0]).isEqualTo(Phase.CRITICAL);
              assertThat(point.qStar()).isCloseTo(n[2], within(1e-8 * n[2]));
              assertThat(point.xiC()).isNull();
              assertThat(of("tanh", n[1] * 1.001, n[0]).phase()).isEqualTo(Phase.CHAOTIC);
              assertThat(of("tanh", n[1] * 0.999, n[0]).phase()).isEqualTo(Phase.ORDERED);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "relu, 3, 0, DIVERGENT",
    "relu, 2, 0.1, DIVERGENT",
    "relu, 2, 0, CRITICAL",
    "relu, 1.99, 0, ORDERED",
    "relu, 1.99, 0.1, ORDERED",
    "identity, 1, 0, CRITICAL",
    "identity, 1, 0.1, DIVERGENT",
    "identity, 0.9, 0.1, ORDERED",
    "tanh, 1, 0, CRITICAL",
    "tanh, 0.99, 0, ORDERED",
    "tanh, 1.01, 0, CHAOTIC",
    "tanh, 100, 0, CHAOTIC",
    "sigmoid, 100, 0, ORDERED",
    "sigmoid, 0.01, 0, ORDERED",
    "elu, 2, 0, DIVERGENT",
    "softplus, 2, 0, DIVERGENT",
    "selu, 1, 0, CHAOTIC",
    "sin, 1, 0, CRITICAL",
    "leaky_relu, 2, 0, DIVERGENT",
    "tanh, 0, 0, ORDERED",
    "tanh, 0, 1, ORDERED"
  })
  void everyPhaseIsNamed(String activation, double sw2, double sb2, Phase phase) {
    assertThat(of(activation, sw2, sb2).phase()).isEqualTo(phase);
  }

  @Test
  void reluHasTheFixedPointOfItsLinearMap() {
    FixedPoint point = of("relu", 1.9, 0.3);
    assertThat(point.qStar()).isCloseTo(0.3 / 0.05, within(1e-11));
    assertThat(point.chiPerp()).isCloseTo(0.95, within(1e-13));
    assertThat(point.chiPar()).isCloseTo(0.95, within(1e-13));
    assertThat(point.cStar()).isEqualTo(1);
    assertThat(point.xiC()).isCloseTo(-1 / Math.log(0.95), within(1e-10));
  }

  @Test
  void anyVarianceIsAFixedPointOfReluWithHesInitialisation() {
    assertThat(of("relu", 2, 0))
        .isEqualTo(new FixedPoint(Phase.CRITICAL, null, 1.0, 1.0, 1.0, null, null));
  }

  @Test
  void seluKeepsUnitVarianceAndIsSlightlyChaotic() {
    FixedPoint point = of("selu", 1, 0);
    assertThat(point.qStar()).isCloseTo(1, within(1e-13));
    assertThat(point.cStar()).isCloseTo(0, within(1e-12));
  }

  @Test
  void withoutBiasOddActivationsForgetEachOther() {
    for (String odd : new String[] {"tanh", "erf", "sin", "softsign", "hard_tanh"}) {
      assertThat(of(odd, 4, 0).cStar()).as(odd).isZero();
    }
  }

  /** erf's map is known: c* solves it, and the slope there is known too. */
  @Test
  void theCorrelationOfErfSolvesTheArcSineMap() {
    for (double sb2 : new double[] {1e-6, 0.01, 0.3}) {
      FixedPoint point = of("erf", 2, sb2);
      double q = point.qStar();
      double x = 2 * q * point.cStar() / (1 + 2 * q);
      assertThat((2 * 2 / Math.PI * Math.asin(x) + sb2) / q)
          .isCloseTo(point.cStar(), within(1e-12));
      double slope = 2 * 4 / (Math.PI * (1 + 2 * q) * Math.sqrt(1 - x * x));
      assertThat(point.xiC()).isCloseTo(-1 / Math.log(slope), within(1e-8 * point.xiC()));
    }
  }

  /**
   * Just above criticality 1 − c* is small; the critical point is at sw2 where χ⊥ = 1, found here
   * by its distance.
   */
  @Test
  void closeToCriticalityTheCorrelationIsStillFound() {
    double line =
        Reference.of("tanh-critical-line.csv")
            .filter(row -> row.numbers()[0] == 0.05)
            .findFirst()
            .get()
            .numbers()[1];
    double gap = 1 - of("tanh", line * (1 + 1e-4), 0.05).cStar();
    double tenth = 1 - of("tanh", line * (1 + 1e-5), 0.05).cStar();
    assertThat(gap).isBetween(1e-6, 1e-2);
    assertThat(gap / tenth).isCloseTo(10, within(0.01));
  }

  @Test
  void divergenceTellsTheSlopesAtInfinity() {
    FixedPoint point = of("gelu", 3, 1);
    assertThat(point.qStar()).isNull();
    assertThat(point.chiPerp()).isCloseTo(1.5, within(1e-12));
    assertThat(point.xiQ()).isNull();
  }

  @Test
  void negativeVariancesAreRefused() {
    assertThatThrownBy(() -> of("relu", -1, 0))
        .hasMessage("sw2 is -1.0; expected a finite number, at least 0");
    assertThatThrownBy(() -> of("relu", 1, Double.NaN))
        .hasMessage("sb2 is NaN; expected a finite number, at least 0");
  }
}
