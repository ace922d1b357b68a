package initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.nn.activations.Activations;
import initsweep.nn.meanfield.Moments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairMomentsTest {
  private static final double PI = Math.PI;
  private static final double[] CORRELATIONS = {-0.99, -0.5, 0, 0.1, 0.5, 0.9, 0.999, 0.999999, 1};

  private static PairMoments of(String activation, double q) {
    return new PairMoments(Activations.parse(activation), q);
  }

  /** Cho and Saul 2009, degrees 1 and 0. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 1e-3, 1, 100, 1e4})
  void reluHasTheArcCosineKernel(double q) {
    for (double c : CORRELATIONS) {
      double angle = Math.acos(c);
      double product = q / (2 * PI) * (Math.sin(angle) + (PI - angle) * c);
      assertThat(of("relu", q).product(c)).as("c = " + c).isCloseTo(product, within(1e-12 * q));
      assertThat(of("relu", q).slopeProduct(c))
          .as("c = " + c)
          .isCloseTo((PI - angle) / (2 * PI), within(1e-12));
    }
  }

  /** Williams 1998, eq. 11. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 1e-3, 1, 100, 1e4})
  void erfHasTheArcSineKernel(double q) {
    for (double c : CORRELATIONS) {
      double x = 2 * q * c / (1 + 2 * q);
      double max = 2 / PI * Math.asin(2 * q / (1 + 2 * q));
      assertThat(of("erf", q).product(c))
          .as("c = " + c)
          .isCloseTo(2 / PI * Math.asin(x), within(1e-12 * max));
      double slope = 4 / (PI * (1 + 2 * q) * Math.sqrt(1 - x * x));
      assertThat(of("erf", q).slopeProduct(c))
          .as("c = " + c)
          .isCloseTo(slope, within(1e-10 * slope));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1, 100})
  void sinHasItsClosedForm(double q) {
    for (double c : CORRELATIONS) {
      double product = (Math.exp(-q * (1 - c)) - Math.exp(-q * (1 + c))) / 2;
      assertThat(of("sin", q).product(c)).as("c = " + c).isCloseTo(product, within(1e-13));
    }
  }

  @Test
  void theyAreThoseOfQuadpack() {
    Reference.of("pairs.csv").forEach(PairMomentsTest::check);
  }

  private static void check(Reference row) {
    double[] n = row.numbers();
    PairMoments pair = of(row.activation(), n[0]);
    Moments moments = Moments.of(Activations.parse(row.activation()), n[0]);
    assertThat(pair.product(n[1]))
        .as("%s, q = %s, c = %s", row.activation(), n[0], n[1])
        .isCloseTo(n[2], within(1e-8 * moments.secondMoment()));
    assertThat(pair.slopeProduct(n[1]))
        .as("slope of %s, q = %s, c = %s", row.activation(), n[0], n[1])
        .isCloseTo(n[3], within(1e-7 * moments.slopeSecondMoment()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"relu", "tanh", "gelu", "hard_tanh", "relu6", "sigmoid", "selu"})
  void theDeficitIsTheDifferenceButForCancellation(String activation) {
    for (double q : new double[] {0.01, 1, 100}) {
      Moments moments = Moments.of(Activations.parse(activation), q);
      for (double gap : new double[] {1, 0.5, 0.01, 1e-4}) {
        double difference = moments.secondMoment() - of(activation, q).product(1 - gap);
        assertThat(of(activation, q).productDeficit(gap))
            .as("%s, q = %s, gap = %s", activation, q, gap)
            .isCloseTo(difference, within(1e-13 * moments.secondMoment()));
      }
    }
  }

  /** 1 − (sin a + (π − a) cos a)/π for cos a = 1 − gap is gap − (2√2/3π) gap^(3/2) + …. */
  @Test
  void theDeficitOfReluIsRightWhereItCancels() {
    for (double gap : new double[] {1e-6, 1e-8, 1e-10}) {
      double expected = (gap - 2 * Math.sqrt(2) / (3 * PI) * Math.pow(gap, 1.5)) / 2;
      assertThat(of("relu", 1).productDeficit(gap))
          .isCloseTo(expected, within(1e-9 * expected + gap * gap * gap));
    }
  }
}
