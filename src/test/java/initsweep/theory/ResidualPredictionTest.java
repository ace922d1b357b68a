package initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.nn.Activation;
import initsweep.nn.activations.Activations;
import initsweep.nn.layers.Skip;
import initsweep.random.NumpyReference;
import initsweep.theory.LayerPrediction.Dense;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Skips, and Jacobians with layer norm; networks in NumPy: src/test/python/residual_reference.py.
 */
class ResidualPredictionTest {
  static Stream<List<String>> networks() {
    return NumpyReference.rows("theory/residual.csv").stream().map(List::of);
  }

  static Stream<List<String>> jacobians() {
    return NumpyReference.rows("theory/layer-norm-jacobian.csv").stream().map(List::of);
  }

  /** Ten networks of 1000 units. */
  @ParameterizedTest
  @MethodSource("networks")
  void wideNetworksWithSkipsAreAsPredicted(List<String> row) {
    LayerPrediction layer =
        ResidualPrediction.of(
                Activations.parse(row.get(0)),
                Skip.parse("residual(" + row.get(1) + ")"),
                Collections.nCopies(8, new Dense(1000, 2, 0.1)),
                1)
            .get(Integer.parseInt(row.get(2)) - 1);
    assertThat(layer.q()).isCloseTo(number(row.get(3)), relative(row.get(3)));
    assertThat(layer.mean()).isCloseTo(number(row.get(4)), within(0.05 * layer.std()));
    assertThat(layer.std()).isCloseTo(number(row.get(5)), relative(row.get(5)));
    assertThat(layer.deltaRatio()).isCloseTo(number(row.get(6)), relative(row.get(6)));
  }

  private static Offset<Double> relative(String number) {
    return within(0.04 * number(number) + 1e-12);
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  /** With W₁ ~ N(0, 2/n), W₂ ~ N(0, 1/n) and relu a block multiplies both by 1 + a². */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void aBlockOfReluMultipliesSignalsAndGradientsByOnePlusASquared(double a) {
    Dense start = new Dense(100, 2, 0);
    Dense half = new Dense(100, 1, 0);
    List<LayerPrediction> layers =
        ResidualPrediction.of(
            relu(), Skip.parse("residual(" + a + ")"), List.of(start, start, half, start, half), 1);
    double factor = 1 + a * a;
    assertThat(square(layers.get(4)) / square(layers.get(2))).isCloseTo(factor, within(1e-12));
    assertThat(layers.get(2).deltaRatio()).isCloseTo(factor, within(1e-12));
  }

  private static double square(LayerPrediction layer) {
    return layer.mean() * layer.mean() + layer.std() * layer.std();
  }

  /** A multiplier of 0 lets everything past the branches. */
  @Test
  void aRezeroNetworkIsTheIdentityAfterItsFirstLayer() {
    List<LayerPrediction> layers =
        ResidualPrediction.of(
            relu(), Skip.parse("rezero"), Collections.nCopies(5, new Dense(100, 2, 0)), 1);
    assertThat(layers.get(4).std()).isEqualTo(layers.get(0).std());
    assertThat(layers.get(2).deltaRatio()).isEqualTo(1);
    assertThat(layers.get(0).deltaRatio()).isEqualTo(0.5);
    assertThat(layers.get(1).deltaRatio()).isZero();
  }

  /**
   * Four networks of 600 units. In each layer E h² of one input misses its mean by some √(5/600),
   * and a norm divides by it; what is uneven does not depend on scale.
   */
  @ParameterizedTest
  @MethodSource("jacobians")
  void layerNormDividesTheJacobianByTheSpreadOfPreActivations(List<String> row) {
    Activation activation = Activations.parse(row.get(0));
    List<Dense> layers = Collections.nCopies(5, new Dense(600, 0.7, 0));
    JacobianPrediction jacobian =
        Jacobians.added(
                activation,
                600,
                Jacobians.normalised(activation, layers, 1),
                LayerPrediction.normalised(activation, layers, false))
            .get(Integer.parseInt(row.get(1)) - 1)
            .jacobian();
    assertThat(jacobian.meanSquare())
        .isCloseTo(number(row.get(2)), within(0.15 * number(row.get(2))));
    assertThat(jacobian.varianceRatio())
        .isCloseTo(number(row.get(3)), within(0.03 * number(row.get(3))));
  }

  private static Activation relu() {
    return Activations.parse("relu");
  }
}
