package initsweep.nn.meanfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.nn.activations.Activations;
import initsweep.theory.Reference;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  private static final double PI = Math.PI;

  private static Moments of(String activation, double q) {
    return Moments.of(Activations.parse(activation), q);
  }

  private static Offset<Double> relative(double tolerance, double value) {
    return within(tolerance * Math.abs(value));
  }

  @Test
  void theyAreThoseOfQuadpack() {
    List<Reference> rows = Reference.of("moments.csv").toList();
    assertThat(rows).hasSizeGreaterThan(190);
    for (Reference row : rows) {
      double[] expected = row.numbers();
      Moments m = of(row.activation(), expected[0]);
      double[] actual = {
        m.q(), m.mean(), m.secondMoment(), m.variance(), m.slopeSecondMoment(), m.radialSlope()
      };
      for (int i = 1; i < actual.length; i++) {
        double scale = i == 1 ? Math.sqrt(expected[2]) : Math.abs(expected[i]);
        assertThat(actual[i])
            .as("%s, column %s", row.activation() + " " + m, i)
            .isCloseTo(expected[i], within(tolerance(i, m, scale)));
      }
    }
  }

  /**
   * 1e-10 relative; what of the radial slope and the variance cancels is of the order of 1e-16/√q
   * and 1e-16/q.
   */
  private static double tolerance(int column, Moments m, double scale) {
    double cancelled = column == 5 ? 1e-15 * m.secondMoment() / Math.sqrt(m.q()) : 0;
    return 1e-10 * scale + Math.min(cancelled, 1e-9 * scale + 1e-15);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 1e-6, 1e-3, 0.1, 1, 10, 100, 1e4, 1e9})
  void closedFormsHoldAtEveryScale(double q) {
    Moments relu = of("relu", q);
    assertThat(relu.secondMoment()).isCloseTo(q / 2, relative(1e-13, q));
    assertThat(relu.mean()).isCloseTo(Math.sqrt(q / (2 * PI)), relative(1e-13, Math.sqrt(q)));
    assertThat(relu.variance()).isCloseTo(q / 2 - q / (2 * PI), relative(1e-13, q));
    assertThat(relu.slopeSecondMoment()).isCloseTo(0.5, within(1e-13));
    assertThat(relu.radialSlope()).isCloseTo(0.5, within(1e-13));

    Moments leaky = of("leaky_relu(0.2)", q);
    assertThat(leaky.secondMoment()).isCloseTo(0.52 * q, relative(1e-13, q));
    assertThat(leaky.slopeSecondMoment()).isCloseTo(0.52, within(1e-13));

    Moments erf = of("erf", q);
    double arcsine = 2 / PI * Math.asin(2 * q / (1 + 2 * q)); // Williams 1998
    assertThat(erf.secondMoment()).isCloseTo(arcsine, relative(q > 1e6 ? 1e-9 : 1e-12, arcsine));
    double slope2 = 4 / PI / Math.sqrt(1 + 4 * q);
    assertThat(erf.slopeSecondMoment()).isCloseTo(slope2, relative(1e-12, slope2));
    double radial = 4 / (PI * (1 + 2 * q) * Math.sqrt(1 + 4 * q));
    assertThat(erf.radialSlope()).isCloseTo(radial, relative(1e-9, radial));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 1e-6, 1e-3, 0.1, 1, 10, 100, 1e4})
  void sinHasItsClosedForms(double q) {
    Moments sin = of("sin", q);
    assertThat(sin.secondMoment())
        .isCloseTo(-Math.expm1(-2 * q) / 2, relative(1e-12, -Math.expm1(-2 * q) / 2));
    assertThat(sin.slopeSecondMoment()).isCloseTo((1 + Math.exp(-2 * q)) / 2, within(1e-12));
    assertThat(sin.radialSlope()).isCloseTo(Math.exp(-2 * q), within(1e-12));
    assertThat(sin.mean()).isCloseTo(0, within(1e-15));
  }

  @Test
  void geluAndSeluHaveTheirExactFacts() {
    Moments gelu = of("gelu", 1);
    double third = 1 / (2 * PI * Math.sqrt(3)); // E zΦ(z) φ(z) = ½ ∫ φ³ and so on, φ the density
    assertThat(gelu.mean()).isCloseTo(1 / (2 * Math.sqrt(PI)), within(1e-14));
    assertThat(gelu.secondMoment()).isCloseTo(1 / 3.0 + third, within(1e-14));
    assertThat(gelu.slopeSecondMoment()).isCloseTo(1 / 3.0 + 4 / 3.0 * third, within(1e-14));
    Moments selu = of("selu", 1);
    assertThat(selu.mean()).isCloseTo(0, within(1e-14));
    assertThat(selu.secondMoment()).isCloseTo(1, within(1e-14));
  }

  @Test
  void atZeroTheyAreTheLimits() {
    assertThat(of("relu", 0)).isEqualTo(new Moments(0, 0, 0, 0, 0.5, 0.5));
    assertThat(of("tanh", 0)).isEqualTo(new Moments(0, 0, 0, 0, 1, 1));
    assertThat(of("sigmoid", 0).secondMoment()).isEqualTo(0.25);
  }

  @Test
  void aPlugInIsIntegratedLikeABuiltIn() {
    double expected =
        3 / 2.0 * erfOfOne() - Math.exp(-0.5) * 4 / Math.sqrt(2 * PI) + 3 / 2.0; // E z⁴ 1(z < 1)
    assertThat(of("cubic", 1).slopeSecondMoment()).isCloseTo(expected, within(1e-13));
  }

  /** erf(1/√2). */
  private static double erfOfOne() {
    return 0.6826894921370859;
  }
}
