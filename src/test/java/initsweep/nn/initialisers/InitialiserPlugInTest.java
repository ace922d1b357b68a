package initsweep.nn.initialisers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.kernel.Kernel;
import initsweep.nn.Activation;
import initsweep.nn.Initialiser;
import initsweep.nn.LayerSpec;
import initsweep.nn.NetworkShape;
import initsweep.nn.Parameters;
import initsweep.nn.activations.Activations;
import initsweep.random.Draws;
import initsweep.random.RandomMode;
import initsweep.spelling.InvalidValueException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Initialisers of a user's jar, here a folder with a service file and classes of this test. */
class InitialiserPlugInTest {
  private final Thread thread = Thread.currentThread();
  private final ClassLoader before = thread.getContextClassLoader();
  @TempDir private Path jar;
  private URLClassLoader loader;

  @BeforeEach
  void openJar() throws IOException {
    loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before);
    thread.setContextClassLoader(loader);
  }

  @AfterEach
  void closeJar() throws IOException {
    thread.setContextClassLoader(before);
    loader.close();
  }

  @Test
  void aPlugInIsFoundByItsSpellingAndFillsLayers() throws IOException {
    declare(Rows.class.getName());
    Initialiser rows = Initialisers.parse("Rows(0.5)");
    assertThat(rows).isInstanceOf(Rows.class).hasToString("rows(0.5)");
    assertThat(Initialisers.names()).contains("he", "gaussian(sw2,sb2)", "rows(0.5)");
    NetworkShape shape = new NetworkShape(2, List.of(3), 0);
    Parameters drawn =
        Initialisers.draw(shape, 1, Activations.parse("relu"), rows, RandomMode.COUNTER.streams(1));
    assertThat(drawn.weights(1)).startsWith(0.5f, 0.5f, 0.5f, 0);
    assertThat(rows.isScaledNormal()).isFalse();
    assertThat(rows.revision()).isEqualTo(1);
    assertThat(rows.fittingExamples()).isEqualTo(1000);
  }

  @Test
  void aPlugInMayBeThatOfSomeLayersAndFitsThoseAlone() throws IOException {
    declare(Doubled.class.getName());
    Initialiser mixed = Initialisers.parse("layers(first=doubled,hidden=zeros,output=1)");
    assertThat(Initialisers.isPlugIn(mixed)).isTrue();
    assertThat(Initialisers.isPlugIn(Initialisers.parse("layers(first=he,hidden=0.1)"))).isFalse();
    assertThat(mixed.fittingExamples()).isEqualTo(10);
    Parameters drawn =
        Initialisers.draw(
            new NetworkShape(2, List.of(3, 3), 3),
            1,
            Activations.parse("relu"),
            mixed,
            RandomMode.COUNTER.streams(1));
    float[] output = drawn.weights(3).clone();
    mixed.fit(drawn, Activations.parse("relu"), null, 10, new float[0]);
    assertThat(drawn.weights(1)).startsWith(1, 1, 1);
    assertThat(drawn.weights(3)).isEqualTo(output);
  }

  @Test
  void aPlugInNamedLikeTheFormForLayersIsRefused() throws IOException {
    declare(Layers.class.getName());
    assertThatThrownBy(() -> Initialisers.parse("he"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("calls itself \"layers\", which is a built-in initialiser");
  }

  @Test
  void aPlugInIsSuggestedForASlipOfThePen() throws IOException {
    declare(Rows.class.getName());
    assertThatThrownBy(() -> Initialisers.parse("rowws(0.5)"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("did you mean rows(0.5)?");
  }

  @Test
  void aPlugInNamedLikeABuiltInOrAnAliasIsRefused() throws IOException {
    declare(Kaiming.class.getName());
    assertThatThrownBy(() -> Initialisers.parse("he"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageEndingWith(
            "Kaiming calls itself \"kaiming_normal\", which is a built-in initialiser; return"
                + " another name from its toString");
  }

  @Test
  void twoPlugInsOfOneNameAreRefused() throws IOException {
    declare(Rows.class.getName(), SameRows.class.getName());
    assertThatThrownBy(() -> Initialisers.parse("he"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageEndingWith("both call themselves \"rows(0.5)\"; rename one");
  }

  @Test
  void aPlugInWithoutALowerCaseSpellingIsRefused() throws IOException {
    declare(Unnamed.class.getName());
    assertThatThrownBy(() -> Initialisers.parse("he"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("calls itself \"My Rows\"; expected a lower-case name");
  }

  @Test
  void aPlugInThatIsNotInTheJarIsRefused() throws IOException {
    declare("no.such.Initialiser");
    assertThatThrownBy(() -> Initialisers.parse("he"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("an initialiser plug-in cannot be loaded: ")
        .hasMessageEndingWith("; correct META-INF/services/initsweep.nn.Initialiser in its jar");
  }

  private void declare(String... classes) throws IOException {
    Path services = Files.createDirectories(jar.resolve("META-INF/services"));
    Files.write(services.resolve(Initialiser.class.getName()), List.of(classes));
  }

  /** Every weight one half. */
  public static class Rows implements Initialiser {
    @Override
    public void fill(LayerSpec layer, Draws draws, float[] weights, float[] biases) {
      Arrays.fill(weights, 0.5f);
    }

    @Override
    public String toString() {
      return "rows(0.5)";
    }
  }

  /** Doubles what it was given, in every layer. */
  public static final class Doubled extends Rows {
    @Override
    public void fit(
        Parameters parameters, Activation activation, Kernel kernel, int rows, float[] inputs) {
      for (int i = 0; i < parameters.arrays(); i++) {
        for (int at = 0; at < parameters.array(i).length; at++) {
          parameters.array(i)[at] *= 2;
        }
      }
    }

    @Override
    public int fittingExamples() {
      return 10;
    }

    @Override
    public String toString() {
      return "doubled";
    }
  }

  public static final class Layers extends Rows {
    @Override
    public String toString() {
      return "layers";
    }
  }

  public static final class SameRows extends Rows {}

  public static final class Kaiming extends Rows {
    @Override
    public String toString() {
      return "kaiming_normal";
    }
  }

  public static final class Unnamed extends Rows {
    @Override
    public String toString() {
      return "My Rows";
    }
  }
}
