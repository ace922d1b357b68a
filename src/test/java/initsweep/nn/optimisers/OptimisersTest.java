package initsweep.nn.optimisers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import initsweep.kernel.ScalarKernel;
import initsweep.kernel.VectorKernel;
import initsweep.nn.NetworkShape;
import initsweep.nn.Optimiser;
import initsweep.nn.Parameters;
import initsweep.spelling.InvalidValueException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimisersTest {
  private static final NetworkShape SHAPE = new NetworkShape(2, List.of(3), 0);
  private static final double RATE_OF_REFERENCE = 0.05;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sgd; sgd",
        "SGD; sgd",
        "momentum; momentum(0.9)",
        "Momentum(0.90); momentum(0.9)",
        "momentum(0); momentum(0)",
        "nesterov; nesterov(0.9)",
        "nesterov(.5); nesterov(0.5)",
        "adagrad; adagrad",
        "rmsprop; rmsprop(0.99)",
        "rmsprop(0.9); rmsprop(0.9)",
        "adam; adam(0.9,0.999)",
        "adam( 0.9 , 0.99 ); adam(0.9,0.99)"
      })
  void everySpellingHasOneCanonicalFormWithItsParameters(String text, String canonical) {
    assertThat(Optimisers.parse(text)).hasToString(canonical);
    assertThat(Optimisers.parse(canonical))
        .isEqualTo(Optimisers.parse(text))
        .hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "adm; \"adm\" is not an optimizer; did you mean adam(0.9,0.999)? known: sgd,"
            + " momentum(0.9),",
        "momentun(0.9); \"momentun\" is not an optimizer; did you mean momentum(0.9)? known: sgd,",
        "momentum(1); \"momentum(1)\" has mu = 1; expected 0 or more and less than 1",
        "momentum(-0.1); \"momentum(-0.1)\" has mu = -0.1; expected 0 or more and less than 1",
        "adam(0.9,1.5); \"adam(0.9,1.5)\" has beta2 = 1.5; expected 0 or more and less than 1",
        "adam(0.9); \"adam(0.9)\" has 1 argument(s); expected adam(beta1,beta2)",
        "rmsprop(nan); \"nan\" is not argument rho of rmsprop; expected a finite number",
        "sgd(0.9); \"sgd(0.9)\" has 1 argument(s); expected sgd without arguments"
      })
  void nonsenseIsRefusedWithTheRemedy(String both) {
    String text = both.substring(0, both.indexOf(';')).strip();
    String message = both.substring(both.indexOf(';') + 1).strip();
    assertThatThrownBy(() -> Optimisers.parse(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith(message);
  }

  /**
   * From w = 1 at learning rate 0.1 along the gradients 0.5 and −0.25. Momentum: v = −0.05, then
   * −0.02. Nesterov: w = 1 − 0.045 − 0.05, then 0.905 − 0.018 + 0.025. AdaGrad: h = 0.25, then
   * 0.3125. RMSProp: h = 0.0025, then 0.0031. Adam: m = 0.05, v = 0.00025, η₁ = 0.1·√0.001/0.1;
   * then m = 0.02, v = 0.00031225, η₂ = 0.1·√0.001999/0.19.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sgd; 0.95; 0.975",
        "momentum(0.9); 0.95; 0.93",
        "nesterov(0.9); 0.905; 0.912",
        "adagrad; 0.9; 0.9447214",
        "rmsprop(0.99); 0.000002; 0.4490145",
        "adam(0.9,0.999); 0.9000006; 0.873367"
      })
  void twoStepsAreThoseOfTheFormula(String name, double afterOne, double afterTwo) {
    Parameters parameters = filled(1);
    Optimiser.State state = Optimisers.parse(name).start(SHAPE, new ScalarKernel());
    state.step(parameters, filled(0.5f), 0.1);
    assertThat((double) at(parameters, 4)).isCloseTo(afterOne, within(2e-7));
    state.step(parameters, filled(-0.25f), 0.1);
    for (int i = 0; i < 9; i++) {
      assertThat((double) at(parameters, i))
          .as("parameter %s", i)
          .isCloseTo(afterTwo, within(5e-7));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sgd",
        "momentum(0.9)",
        "momentum(0.5)",
        "nesterov(0.9)",
        "adagrad",
        "rmsprop(0.99)",
        "rmsprop(0.9)",
        "adam(0.9,0.999)",
        "adam(0.8,0.99)"
      })
  void everyStepHasTheBitsOfNumPys(String name) throws IOException {
    List<String[]> rows = reference().stream().filter(row -> row[0].equals(name)).toList();
    assertThat(rows).hasSize(26 * 9);
    Parameters parameters = new Parameters(SHAPE);
    for (int i = 0; i < 9; i++) {
      set(parameters, i, Float.parseFloat(rows.get(i)[4]));
    }
    Optimiser.State state = Optimisers.parse(name).start(SHAPE, new VectorKernel());
    for (int step = 1; step <= 25; step++) {
      Parameters gradients = new Parameters(SHAPE);
      for (int i = 0; i < 9; i++) {
        set(gradients, i, Float.parseFloat(rows.get(9 * step + i)[3]));
      }
      state.step(parameters, gradients, RATE_OF_REFERENCE);
      for (int i = 0; i < 9; i++) {
        assertThat(at(parameters, i))
            .as("step %s, parameter %s", step, i)
            .isEqualTo(Float.parseFloat(rows.get(9 * step + i)[4]));
      }
    }
  }

  @Test
  void twoNetworksShareNoMemory() {
    Optimiser momentum = Optimisers.parse("momentum");
    Optimiser.State first = momentum.start(SHAPE, new ScalarKernel());
    first.step(filled(1), filled(0.5f), 0.1);
    Parameters parameters = filled(1);
    momentum.start(SHAPE, new ScalarKernel()).step(parameters, filled(0.5f), 0.1);
    assertThat(at(parameters, 0)).isEqualTo(0.95f);
  }

  private static List<String[]> reference() throws IOException {
    try (InputStream in = OptimisersTest.class.getResourceAsStream("numpy-optimisers.csv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(line -> line.split(";")).toList();
    }
  }

  private static Parameters filled(float value) {
    Parameters parameters = new Parameters(SHAPE);
    for (int i = 0; i < 9; i++) {
      set(parameters, i, value);
    }
    return parameters;
  }

  /** Six weights (2 × 3), then three biases; a row of weights is 16 floats long. */
  private static void set(Parameters parameters, int i, float value) {
    if (i < 6) {
      parameters.weights(1)[i / 3 * 16 + i % 3] = value;
    } else {
      parameters.biases(1)[i - 6] = value;
    }
  }

  private static float at(Parameters parameters, int i) {
    return i < 6 ? parameters.weights(1)[i / 3 * 16 + i % 3] : parameters.biases(1)[i - 6];
  }
}
