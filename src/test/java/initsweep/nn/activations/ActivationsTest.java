package initsweep.nn.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.nn.Activation;
import initsweep.spelling.InvalidValueException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationsTest {
  @Test
  void theVocabularyIsThatOfTheHandbook() {
    assertThat(Activations.names())
        .containsExactly(
            "identity",
            "sigmoid",
            "tanh",
            "relu",
            "leaky_relu",
            "elu",
            "selu",
            "gelu",
            "silu",
            "mish",
            "softplus",
            "softsign",
            "hard_tanh",
            "hard_sigmoid",
            "relu6",
            "erf",
            "sin",
            "rational_tanh",
            "cubic");
  }

  @Test
  void everySpellingReadsBackAsTheSameActivation() {
    for (String name : Activations.names()) {
      Activation activation = Activations.parse(name);
      assertThat(activation).hasToString(name);
      assertThat(Activations.parse(activation.toString()))
          .isEqualTo(activation)
          .hasSameHashCodeAs(activation);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ReLU; relu",
        "' tanh '; tanh",
        "leaky_relu(0.01); leaky_relu",
        "leaky_relu(1e-2); leaky_relu",
        "Leaky_ReLU( 0.20 ); leaky_relu(0.2)",
        "leaky_relu(0); leaky_relu(0)",
        "elu(1.0); elu",
        "elu(0.5); elu(0.5)",
        "gelu(); gelu"
      })
  void spellingsAreMadeCanonical(String text, String canonical) {
    assertThat(Activations.parse(text)).hasToString(canonical);
    assertThat(Activations.parse(canonical)).isEqualTo(Activations.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "rellu; did you mean relu?",
        "sigmod; did you mean sigmoid?",
        "cubik; did you mean cubic?",
        "leaky_relu(0.1,0.2); \"leaky_relu(0.1,0.2)\" has 2 argument(s); expected leaky_relu(a)",
        "relu(1); \"relu(1)\" has 1 argument(s); expected relu without arguments",
        "elu(-1); \"elu(-1)\" has a = -1; expected a number from 0 to 1000",
        "elu(nan); expected a finite number",
        "leaky_relu(1e999); expected a finite number",
        "0.5; is not an activation"
      })
  void wrongSpellingsAreRefusedWithWhatWasExpected(String text, String hint) {
    assertThatThrownBy(() -> Activations.parse(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(hint);
  }

  @Test
  void everyActivationSaysWhereItComesFrom() {
    for (String name : Activations.names()) {
      if (!name.equals("cubic")) {
        assertThat(Activations.parse(name).formula()).as(name).isNotBlank();
        assertThat(Activations.parse(name).source()).as(name).isNotBlank();
      }
    }
  }

  @Test
  void aPlugInIsFoundByItsName() {
    assertThat(Activations.parse("Cubic")).isInstanceOf(Cubic.class);
  }

  /** Calls itself like a built-in. */
  public static final class SecondRelu implements Activation {
    @Override
    public String toString() {
      return "relu";
    }

    @Override
    public double value(double z) {
      return z;
    }

    @Override
    public double slope(double z) {
      return 1;
    }
  }

  @Test
  void aPlugInThatTakesABuiltInNameIsRefused(@TempDir Path jar) throws IOException {
    assertThatThrownBy(() -> parseBeside(jar, SecondRelu.class.getName()))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(
            "the plug-in initsweep.nn.activations.ActivationsTest$SecondRelu calls itself \"relu\","
                + " which is a built-in activation; return another name from its toString");
  }

  @Test
  void aPlugInThatDoesNotExistIsNamed(@TempDir Path jar) throws IOException {
    assertThatThrownBy(() -> parseBeside(jar, "org.example.Missing"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("org.example.Missing")
        .hasMessageContaining("META-INF/services/initsweep.nn.Activation");
  }

  /** Parses "relu" with a class path on which {@code className} is registered. */
  private static void parseBeside(Path jar, String className) throws IOException {
    Path services = Files.createDirectories(jar.resolve("META-INF/services"));
    Files.writeString(services.resolve(Activation.class.getName()), className);
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
      Thread.currentThread().setContextClassLoader(loader);
      Activations.parse("relu");
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }
}
