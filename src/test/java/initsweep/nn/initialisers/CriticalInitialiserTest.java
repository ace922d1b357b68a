package initsweep.nn.initialisers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import initsweep.nn.Activation;
import initsweep.nn.Initialiser;
import initsweep.nn.LayerSpec;
import initsweep.nn.LayerVariances;
import initsweep.nn.NetworkShape;
import initsweep.nn.Parameters;
import initsweep.nn.activations.Activations;
import initsweep.random.RandomMode;
import initsweep.spelling.InvalidValueException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The initialiser {@code critical}, against what src/test/python/critical_reference.py says. */
class CriticalInitialiserTest {
  private static final Initialiser CRITICAL = Initialisers.parse("critical");

  private record Row(String activation, String kind, double sw2, double sb2, double q) {
    static Row of(String line) {
      String[] cell = line.split(",", -1);
      return new Row(cell[0], cell[1], number(cell[2]), number(cell[3]), number(cell[4]));
    }

    private static double number(String text) {
      return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    Activation parsed() {
      return Activations.parse(activation);
    }
  }

  private static List<Row> reference() throws IOException {
    try (InputStream in = CriticalInitialiserTest.class.getResourceAsStream("critical.csv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(Row::of).toList();
    }
  }

  private static LayerVariances variances(int layer, Row row, double inputSecondMoment) {
    return CRITICAL
        .variances(new LayerSpec(layer, 50, 70, row.parsed(), inputSecondMoment))
        .orElseThrow();
  }

  @Test
  void theVariancesAreThoseOfTheCriticalPointThatSciPyFinds() throws IOException {
    List<Row> rows = reference().stream().filter(row -> !row.kind.equals("none")).toList();
    assertThat(rows).hasSizeGreaterThan(18);
    for (Row row : rows) {
      LayerVariances of = variances(2, row, 0.1);
      assertThat(50 * of.weight()).as(row.activation).isCloseTo(row.sw2, within(1e-9 * row.sw2));
      assertThat(of.bias()).as(row.activation).isCloseTo(row.sb2, within(1e-9));
    }
  }

  @Test
  void theFirstLayerStartsAtTheFixedPointWhateverTheInputs() throws IOException {
    for (Row row : reference()) {
      if (row.q > 0) {
        LayerVariances of = variances(1, row, 0.1);
        assertThat(50 * of.weight() * 0.1 + of.bias())
            .as(row.activation)
            .isCloseTo(row.q, within(1e-8 * row.q));
      }
    }
  }

  /** In the reference, the kinds that are no points are exactly those that are refused. */
  @Test
  void anActivationWithoutPointIsRefusedAndNoOther() throws IOException {
    for (Row row : reference()) {
      if (row.kind.equals("none")) {
        assertThatThrownBy(() -> CRITICAL.requireActivation(row.parsed()))
            .isInstanceOf(InvalidValueException.class);
      } else {
        CRITICAL.requireActivation(row.parsed());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"relu,he", "tanh,xavier", "identity,xavier"})
  void whereEveryVarianceOrNoneIsCriticalItIsTheKnownInitialiserBitByBit(
      String activation, String known) {
    for (int layer = 1; layer <= 3; layer++) {
      Parameters critical = draw("critical", activation);
      assertThat(critical.weights(layer)).isEqualTo(draw(known, activation).weights(layer));
      assertThat(critical.biases(layer)).containsOnly(0);
    }
  }

  @Test
  void biasesAreDrawnAfterTheWeightsAsGaussianDrawsThem() {
    Parameters critical = draw("critical", "gelu");
    Parameters gaussian = draw("gaussian(1.9830582574375475,0.1729223907560664)", "gelu");
    assertThat(critical.weights(2)).isEqualTo(gaussian.weights(2));
    assertThat(critical.biases(1)).isEqualTo(gaussian.biases(1));
    assertThat(critical.biases(1)[0]).isNotZero();
    assertThat(critical.biases(3)).isEqualTo(gaussian.biases(3));
  }

  @Test
  void inputsThatAreAllZeroAreTreatedAsIfTheyWereNot() throws IOException {
    Row gelu = reference().stream().filter(row -> row.activation.equals("gelu")).findAny().get();
    assertThat(variances(1, gelu, 0)).isEqualTo(variances(1, gelu, 1));
  }

  @Test
  void theRefusalSaysWhatWasFoundAndTheRemedy() {
    assertThatThrownBy(() -> CRITICAL.requireActivation(Activations.parse("softplus")))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(
            "init critical with activation softplus, which has no critical point: χ⊥ = 1 needs"
                + " σ_b² < 0 at every q, -2.14012 at q = 1; expected another init such as auto, or the pair under exclude");
  }

  @Test
  void anActivationOfAUserWithoutPointIsRefusedWithItsOwnReason() {
    Activation square = activation("square", z -> z * z, z -> 2 * z);
    assertThatThrownBy(() -> CRITICAL.requireActivation(square))
        .hasMessageContaining("χ⊥ = 1 at every q for some σ_b² above 0")
        .hasMessageContaining("expected another init such as gaussian(0.250000,0.250000), the");
    Activation flat = activation("flat", z -> 1, z -> 0);
    assertThatThrownBy(() -> CRITICAL.requireActivation(flat))
        .hasMessageContaining("E φ′² is 0 or not finite where q = 1; expected another init");
    Activation lost = activation("lost", z -> Double.NaN, z -> Double.NaN);
    assertThatThrownBy(() -> CRITICAL.requireActivation(lost))
        .hasMessageContaining("E φ′² is 0 or not finite");
  }

  private static Parameters draw(String init, String activation) {
    return Initialisers.draw(
        new NetworkShape(50, List.of(20, 20), 10),
        0.1,
        Activations.parse(activation),
        Initialisers.parse(init),
        RandomMode.COUNTER.streams(4));
  }

  private static Activation activation(
      String spelling, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
    return new Activation() {
      @Override
      public double value(double z) {
        return value.applyAsDouble(z);
      }

      @Override
      public double slope(double z) {
        return slope.applyAsDouble(z);
      }

      @Override
      public String toString() {
        return spelling;
      }
    };
  }
}
