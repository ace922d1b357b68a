package initsweep.nn.initialisers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.kernel.Kernel;
import initsweep.kernel.Layout;
import initsweep.kernel.ScalarKernel;
import initsweep.kernel.VectorKernel;
import initsweep.nn.Activation;
import initsweep.nn.Initialiser;
import initsweep.nn.Inputs;
import initsweep.nn.Network;
import initsweep.nn.NetworkShape;
import initsweep.nn.Parameters;
import initsweep.nn.Workspace;
import initsweep.nn.activations.Activations;
import initsweep.random.Draws;
import initsweep.random.RandomMode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The initialisers whose weights have a structure: orthogonal, lsuv, sparse and those that draw
 * nothing.
 */
class InitialiserStructureTest {
  private static final Activation RELU = Activations.parse("relu");

  @ParameterizedTest
  @CsvSource({
    "100,100,1",
    "300,40,1",
    "40,300,1",
    "784,100,1.4",
    "7,1,1",
    "1,7,2",
    "33,65,1",
    "1,1,1"
  })
  void orthogonalHasOrthonormalRowsOrColumnsTimesItsGain(int fanIn, int fanOut, double gain) {
    double[][] w = matrix(draw("orthogonal(" + gain + ")", fanIn, fanOut, 3));
    double[][] gram = fanIn >= fanOut ? product(transposed(w), w) : product(w, transposed(w));
    for (int i = 0; i < gram.length; i++) {
      for (int j = 0; j < gram.length; j++) {
        assertThat(gram[i][j]).as("%s %s", i, j).isCloseTo(i == j ? gain * gain : 0, within(1e-6));
      }
    }
  }

  /**
   * A = Q·R with a positive diagonal of R has one solution, so R = QᵀA being such says that Q is
   * the right one.
   */
  @ParameterizedTest
  @CsvSource({"60,25", "25,60", "40,40"})
  void orthogonalIsTheQOfTheStandardNormalsOfTheSeed(int fanIn, int fanOut) {
    double[][] q = matrix(draw("orthogonal", fanIn, fanOut, 8));
    double[][] a = matrix(draw("1.0", fanIn, fanOut, 8));
    double[][] r = fanIn >= fanOut ? product(transposed(q), a) : product(q, transposed(a));
    for (int i = 0; i < r.length; i++) {
      assertThat(r[i][i]).isPositive();
      for (int j = 0; j < i; j++) {
        assertThat(r[i][j]).as("below the diagonal, %s %s", i, j).isCloseTo(0, within(1e-5));
      }
    }
  }

  /** Whatever machine runs this test. */
  @Test
  void orthogonalHasTheSameBitsEverywhere() {
    assertThat(Arrays.hashCode(draw("orthogonal", 100, 60, 1).weights(1))).isEqualTo(1913712996);
    assertThat(Arrays.hashCode(draw("orthogonal", 60, 100, 1).weights(1))).isEqualTo(-170149772);
  }

  @ParameterizedTest
  @ValueSource(strings = {"relu", "tanh", "sigmoid", "gelu", "selu", "identity"})
  void lsuvGivesEveryLayerUnitVarianceOnTheBatch(String name) {
    NetworkShape shape = new NetworkShape(50, List.of(40, 60, 30, 30), 10);
    Activation activation = Activations.parse(name);
    float[] inputs = inputs(200, 50);
    Parameters parameters = fitted("lsuv", shape, activation, new VectorKernel(), 200, inputs);

    Workspace pass = new Workspace(shape, 200);
    new Network(parameters, activation, new ScalarKernel())
        .forward(new Inputs.Dense(200, shape.inputs(), inputs), pass);
    for (int layer = 1; layer <= shape.layers(); layer++) {
      assertThat(variance(pass.preActivations(layer), 200, shape.width(layer)))
          .as("layer %s", layer)
          .isCloseTo(1, within(2e-6));
    }
  }

  @Test
  void lsuvHasTheSameBitsWithEveryKernelAndKeepsTheDirectionOfTheOrthogonalWeights() {
    NetworkShape shape = new NetworkShape(13, List.of(17, 9), 3);
    float[] inputs = inputs(31, 13);
    Parameters scalar = fitted("lsuv", shape, RELU, new ScalarKernel(), 31, inputs);
    Parameters vector = fitted("lsuv", shape, RELU, new VectorKernel(), 31, inputs);
    Parameters orthogonal =
        Initialisers.draw(
            shape, 1, RELU, Initialisers.parse("orthogonal"), RandomMode.COUNTER.streams(6));
    for (int layer = 1; layer <= 3; layer++) {
      assertThat(scalar.weights(layer)).isEqualTo(vector.weights(layer));
      double factor = (double) scalar.weights(layer)[0] / orthogonal.weights(layer)[0];
      assertThat((double) scalar.weights(layer)[1])
          .isCloseTo(factor * orthogonal.weights(layer)[1], within(1e-6));
    }
  }

  @Test
  void lsuvLeavesALayerAloneThatNothingReaches() {
    NetworkShape shape = new NetworkShape(13, List.of(17), 3);
    Parameters parameters =
        fitted("lsuv", shape, RELU, new ScalarKernel(), 5, Layout.matrix(5, 13));
    Parameters orthogonal =
        Initialisers.draw(
            shape, 1, RELU, Initialisers.parse("orthogonal"), RandomMode.COUNTER.streams(6));
    assertThat(parameters.weights(1)).isEqualTo(orthogonal.weights(1));
    assertThat(parameters.weights(2)).isEqualTo(orthogonal.weights(2));
  }

  @Test
  void initialisersThatLookAtNoDataIgnoreTheBatch() {
    NetworkShape shape = new NetworkShape(13, List.of(17), 3);
    Parameters fitted = fitted("he", shape, RELU, new ScalarKernel(), 5, inputs(5, 13));
    assertThat(fitted.weights(1))
        .isEqualTo(
            Initialisers.draw(
                    shape, 1, RELU, Initialisers.parse("he"), RandomMode.COUNTER.streams(6))
                .weights(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"5;5", "5;3", "3;5", "1;4", "4;1"})
  void identityPassesOnAsManyInputsAsPossible(int fanIn, int fanOut) {
    assertIdentity(matrix(draw("identity", fanIn, fanOut, 1)));
  }

  @Test
  void zerosAndConstantsAreWhatTheySay() {
    assertThat(matrix(draw("zeros", 2, 3, 1))).isDeepEqualTo(new double[2][3]);
    assertThat(matrix(draw("constant(-0.5)", 2, 3, 1)))
        .isDeepEqualTo(new double[][] {{-0.5, -0.5, -0.5}, {-0.5, -0.5, -0.5}});
  }

  @ParameterizedTest
  @CsvSource({"50,30,7", "30,50,1", "5,20,5", "5,20,15"})
  void sparseUnitsHaveTheirNumberOfInputsAndKeepTheNormalsOfTheSeed(int fanIn, int fanOut, int s) {
    double[][] sparse = matrix(draw("sparse(" + s + ",0.3)", fanIn, fanOut, 2));
    double[][] normal = matrix(draw("0.3", fanIn, fanOut, 2));
    for (int unit = 0; unit < fanOut; unit++) {
      int inputs = 0;
      for (int i = 0; i < fanIn; i++) {
        assertThat(sparse[i][unit]).isIn(0.0, normal[i][unit]);
        inputs += sparse[i][unit] == 0 ? 0 : 1;
      }
      assertThat(inputs).isEqualTo(Math.min(s, fanIn));
    }
  }

  /**
   * Each input is chosen by a binomial number of units, mean 400 and sd 17.9; five of those are a
   * chance of 6e-7.
   */
  @Test
  void sparseUnitsChooseEveryInputEquallyOften() {
    double[][] sparse = matrix(draw("sparse(2,1)", 10, 2000, 4));
    for (double[] ofInput : sparse) {
      assertThat((double) Arrays.stream(ofInput).filter(w -> w != 0).count())
          .isCloseTo(400, within(90.0));
    }
  }

  @ParameterizedTest
  @CsvSource({"6,6", "6,4", "784,100"})
  void zeroIsTheIdentityWhereALayerDoesNotWiden(int fanIn, int fanOut) {
    assertIdentity(matrix(draw("zero_o", fanIn, fanOut, 1)));
  }

  /**
   * Algorithm 1 for n_in = 3 and n_out = 6, so m = 3 and c = 2^(−1); the paper's matrix is the
   * transpose of ours.
   */
  @Test
  void zeroIsAScaledHadamardMatrixWhereALayerWidens() {
    double c = 0.5;
    assertThat(matrix(draw("zero_o", 3, 6, 1)))
        .isDeepEqualTo(
            new double[][] {{c, c, c, c, c, c}, {c, -c, c, -c, c, -c}, {c, c, -c, -c, c, c}});
    assertThat(matrix(draw("zero_o", 1, 2, 1))).isDeepEqualTo(new double[][] {{1, 1}});
    assertThat(matrix(draw("zero_o", 3, 4, 1))[0][0]).isEqualTo((float) Math.sqrt(0.5));
  }

  private static void assertIdentity(double[][] w) {
    for (int i = 0; i < w.length; i++) {
      for (int j = 0; j < w[i].length; j++) {
        assertThat(w[i][j]).isEqualTo(i == j ? 1 : 0);
      }
    }
  }

  private static Parameters draw(String name, int fanIn, int fanOut, long seed) {
    NetworkShape shape = new NetworkShape(fanIn, List.of(fanOut), 0);
    return Initialisers.draw(
        shape, 1, RELU, Initialisers.parse(name), RandomMode.COUNTER.streams(seed));
  }

  private static Parameters fitted(
      String name,
      NetworkShape shape,
      Activation activation,
      Kernel kernel,
      int rows,
      float[] inputs) {
    Initialiser initialiser = Initialisers.parse(name);
    Parameters parameters =
        Initialisers.draw(shape, 1, activation, initialiser, RandomMode.COUNTER.streams(6));
    initialiser.fit(parameters, activation, kernel, rows, inputs);
    return parameters;
  }

  /** Normals of mean 1 and sd 3. */
  private static float[] inputs(int rows, int columns) {
    Draws draws = RandomMode.COUNTER.streams(9).inputs();
    float[] inputs = Layout.matrix(rows, columns);
    for (int i = 0; i < rows * columns; i++) {
      inputs[i / columns * Layout.stride(columns) + i % columns] =
          (float) (1 + 3 * draws.nextGaussian());
    }
    return inputs;
  }

  private static double variance(float[] z, int rows, int columns) {
    double[] values = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = z[i / columns * Layout.stride(columns) + i % columns];
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values)
        .map(value -> (value - mean) * (value - mean))
        .average()
        .orElseThrow();
  }

  /** The weights of the only layer, (n_in × n_out). */
  private static double[][] matrix(Parameters parameters) {
    int columns = parameters.shape().width(1);
    double[][] matrix = new double[parameters.shape().inputs()][columns];
    for (int row = 0; row < matrix.length; row++) {
      for (int column = 0; column < columns; column++) {
        matrix[row][column] = parameters.weights(1)[row * Layout.stride(columns) + column];
      }
    }
    return matrix;
  }

  private static double[][] transposed(double[][] a) {
    double[][] transposed = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        transposed[j][i] = a[i][j];
      }
    }
    return transposed;
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        for (int j = 0; j < b[0].length; j++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }
}
