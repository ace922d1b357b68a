package initsweep.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.kernel.Kernels;
import initsweep.kernel.Layout;
import initsweep.nn.activations.Activations;
import initsweep.nn.initialisers.Initialisers;
import initsweep.nn.layers.Norm;
import initsweep.nn.layers.Skip;
import initsweep.random.RandomMode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is exactly true of networks with norm or skips, whatever the numbers. */
class LayerFactsTest {
  private static final int ROWS = 40;
  private static final List<Integer> HIDDEN = List.of(20, 20, 20, 20, 20);

  private static Workspace forward(String norm, String skip, String init) {
    NetworkShape shape = new NetworkShape(30, HIDDEN, 10, Norm.parse(norm), Skip.parse(skip), 0);
    Activation relu = Activations.parse("relu");
    Parameters parameters =
        Initialisers.draw(shape, 1, relu, Initialisers.parse(init), RandomMode.COUNTER.streams(7));
    float[] x = Layout.matrix(ROWS, 30);
    Random random = new Random(1);
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    Workspace pass = new Workspace(shape, ROWS);
    new Network(parameters, relu, Kernels.best()).forward(new Inputs.Dense(ROWS, 30, x), pass);
    return pass;
  }

  private static void assertClose(float[] found, float[] expected, double tolerance) {
    for (int row = 0; row < ROWS; row++) {
      for (int j = 0; j < 20; j++) {
        int at = row * Layout.stride(20) + j;
        assertThat((double) found[at]).isCloseTo(expected[at], within(tolerance));
      }
    }
  }

  /** A power of two scales without rounding: equal bits. 0.01 rounds each weight: 1e-4 of them. */
  @ParameterizedTest
  @CsvSource({
    "'batch(0.9,1e-30)', 0.0078125, 0",
    "'batch(0.9,1e-30)', 0.01, 1e-4",
    "layer(1e-30), 0.0078125, 0",
    "layer(1e-30), 0.01, 1e-4"
  })
  void withoutEpsANormForgetsTheScaleOfTheWeights(String norm, String std, double tolerance) {
    Workspace wide = forward(norm, "none", "1");
    Workspace narrow = forward(norm, "none", std);
    for (int layer = 1; layer <= HIDDEN.size(); layer++) {
      assertClose(narrow.activations(layer), wide.activations(layer), tolerance);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"residual(0)", "rezero", "skipinit", "fixup"})
  void branchesThatAddNothingPassTheFirstLayerOnUnchanged(String skip) {
    Workspace pass = forward("none", skip, "he");
    assertClose(pass.activations(3), pass.activations(1), 0);
    assertClose(pass.activations(5), pass.activations(1), 0);
    assertThat(pass.activations(1)).isNotEqualTo(pass.activations(2));
  }

  /** W₁ of each branch is He's divided by √2 where there are two; the output layer is 0. */
  @ParameterizedTest
  @ValueSource(strings = {"none", "fixup"})
  void fixupDividesTheFirstWeightsOfABranchByTheRootOfTheirNumber(String skip) {
    NetworkShape shape = new NetworkShape(30, HIDDEN, 10, Norm.NONE, Skip.parse(skip), 0);
    Parameters parameters =
        Initialisers.draw(
            shape,
            1,
            Activations.parse("relu"),
            Initialisers.parse("he"),
            RandomMode.COUNTER.streams(7));
    NetworkShape plain = new NetworkShape(30, HIDDEN, 10);
    Parameters he =
        Initialisers.draw(
            plain,
            1,
            Activations.parse("relu"),
            Initialisers.parse("he"),
            RandomMode.COUNTER.streams(7));
    boolean isFixup = skip.equals("fixup");
    double factor = isFixup ? Math.sqrt(0.5) : 1;
    for (int i = 0; i < he.weights(2).length; i++) {
      double expected = factor * he.weights(2)[i];
      assertThat((double) parameters.weights(2)[i]).isCloseTo(expected, within(1e-7));
    }
    assertThat(parameters.weights(1)).isEqualTo(he.weights(1));
    assertThat(parameters.sumOfSquaredWeights() == he.sumOfSquaredWeights()).isEqualTo(!isFixup);
    for (float weight : parameters.weights(6)) {
      assertThat(weight == 0).isIn(true, isFixup);
    }
  }
}
