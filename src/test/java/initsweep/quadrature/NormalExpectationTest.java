package initsweep.quadrature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalExpectationTest {
  @Test
  void momentsOfTheNormalAreExact() {
    double[] expected = {1, 0, 1, 0, 3, 0, 15};
    for (int power = 0; power < expected.length; power++) {
      int n = power;
      double moment = NormalExpectation.of(z -> Math.pow(z, n), new Cuts(), 0);
      assertThat(moment)
          .as("E z^" + n)
          .isCloseTo(expected[n], within(2e-14 * Math.max(1, expected[n])));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 10, 100, 300})
  void oscillationsAreResolvedWithoutBeingTold(double frequency) {
    double expected = -Math.expm1(-2 * frequency * frequency) / 2;
    double actual = NormalExpectation.of(z -> Math.pow(Math.sin(frequency * z), 2), new Cuts(), 0);
    assertThat(actual).isCloseTo(expected, within(1e-13));
  }

  @Test
  void aKinkThatWasNotToldCostsSomeDigits() {
    double expected = 0.9857587536212262; // √(2/π) e^(−a²/2) + a (2Φ(a) − 1), a = 0.7
    assertThat(NormalExpectation.of(z -> Math.abs(z - 0.7), new Cuts().at(0.7), 0))
        .isCloseTo(expected, within(1e-14));
    assertThat(NormalExpectation.of(z -> Math.abs(z - 0.7), new Cuts(), 0))
        .isCloseTo(expected, within(1e-10));
  }

  @Test
  void whatHappensOnASmallScaleIsSeen() {
    double scale = 1e-6;
    double actual =
        NormalExpectation.of(z -> z < 0 || z > scale ? 0 : 1, new Cuts().around(0, scale, 2), 0);
    assertThat(actual).isCloseTo(scale / Math.sqrt(2 * Math.PI), within(1e-18));
  }

  @Test
  void whatCannotBeResolvedIsNotANumber() {
    assertThat(NormalExpectation.of(z -> Math.sin(1e9 * z), new Cuts(), 0)).isNaN();
  }

  @Test
  void whatIsNotFiniteStaysSo() {
    assertThat(NormalExpectation.of(z -> Double.NaN, new Cuts(), 0)).isNaN();
    assertThat(NormalExpectation.of(z -> Math.exp(1e3 * z * z), new Cuts(), 0)).isInfinite();
  }
}
