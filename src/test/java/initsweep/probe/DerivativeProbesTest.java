package initsweep.probe;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import initsweep.data.NormalInputs;
import initsweep.kernel.Kernel;
import initsweep.kernel.Layout;
import initsweep.kernel.ScalarKernel;
import initsweep.kernel.VectorKernel;
import initsweep.nn.Activation;
import initsweep.nn.GaussNewton;
import initsweep.nn.Inputs;
import initsweep.nn.Network;
import initsweep.nn.NetworkShape;
import initsweep.nn.Parameters;
import initsweep.nn.Workspace;
import initsweep.nn.activations.Activations;
import initsweep.result.LayerStatistics;
import initsweep.result.Spectrum;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.spelling.InvalidValueException;
import initsweep.theory.JacobianPrediction;
import initsweep.theory.LayerPrediction;
import initsweep.theory.Predictions;
import initsweep.train.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Jacobians and curvature against NumPy's whole matrices ({@code
 * src/test/python/derivative_reference.py}) and against the theory of wide networks.
 */
class DerivativeProbesTest {
  private static final ProbePlan PLAN =
      new ProbePlan(
          List.of(0),
          true,
          DerivativeReference.ROWS,
          30,
          0,
          1,
          DerivativeReference.JACOBIANS,
          true);
  private static final int WIDTH = 128;
  private static final int DEPTH = 4;
  private static final int SEEDS = 6;
  private static final byte[] LABELS = {0, 1, 2, 1, 0, 2};

  static Set<String> cases() {
    return DerivativeReference.cases();
  }

  /** Batch norm has no Jacobian at one input. */
  static Set<String> casesWithJacobians() {
    return cases().stream().filter(name -> !name.startsWith("batch")).collect(toSet());
  }

  private static Network network(DerivativeReference reference, Kernel kernel) {
    return new Network(reference.parameters(), reference.activation(), kernel);
  }

  private static List<LayerStatistics> measure(
      DerivativeReference reference, Kernel kernel, int iteration) {
    return LayerProbe.labelled(
            reference.shape(),
            reference.activation(),
            PLAN,
            reference.inputs(),
            LABELS,
            new Workspace(reference.shape(), DerivativeReference.ROWS))
        .measure(network(reference, kernel), iteration);
  }

  @ParameterizedTest
  @MethodSource("casesWithJacobians")
  void singularValuesAreThoseOfNumPysWholeJacobians(String name) {
    DerivativeReference reference = DerivativeReference.of(name);
    for (LayerStatistics layer : measure(reference, new ScalarKernel(), 0)) {
      double[] expected = reference.numbers().get("spectrum " + layer.layer());
      Spectrum found = layer.spectrum();
      double precision = 1e-5 * expected[2];
      assertThat(found.meanSquare()).isCloseTo(expected[0], within(precision * expected[2]));
      assertThat(found.varianceRatio()).isCloseTo(expected[1], within(2e-5 * expected[1]));
      assertThat(found.max()).isCloseTo(expected[2], within(precision));
      assertThat(found.min()).isCloseTo(expected[3], within(precision));
    }
  }

  /** NumPy finds some 1e-18 where the first layer or a mask leaves fewer directions. */
  @Test
  void aDirectionThatIsLostIsExactlyZero() {
    Spectrum narrow =
        measure(DerivativeReference.of("none none 0.0 sigmoid 9-3-6-4-3"), new ScalarKernel(), 0)
            .get(1)
            .spectrum();
    assertThat(narrow.min()).isZero();
    assertThat(narrow.max()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void productsAndEigenvalueAreThoseOfNumPysWholeGaussNewtonMatrix(String name) {
    DerivativeReference reference = DerivativeReference.of(name);
    Network network = network(reference, new ScalarKernel());
    Workspace pass = new Workspace(reference.shape(), DerivativeReference.ROWS);
    Parameters ones = new Parameters(reference.shape());
    IntStream.range(0, ones.arrays()).forEach(i -> Arrays.fill(ones.array(i), 1));
    new GaussNewton(network, reference.inputs(), pass).multiply(ones);
    double[] expected = reference.numbers().get("product 0");
    double largest = Arrays.stream(expected).map(Math::abs).max().getAsDouble();
    double[] found = reference.flat(network.gradients());
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i]).as("parameter %s", i).isCloseTo(expected[i], within(2e-5 * largest));
    }
    double lambda = reference.numbers().get("lambda 0")[0];
    assertThat(Curvature.largest(network, reference.inputs(), pass))
        .isCloseTo(lambda, within(1e-5 * lambda));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scalarAndVectorCodeGiveTheSameBits(String name) {
    DerivativeReference reference = DerivativeReference.of(name);
    Workspace pass = new Workspace(reference.shape(), DerivativeReference.ROWS);
    assertThat(Curvature.largest(network(reference, new VectorKernel()), reference.inputs(), pass))
        .isEqualTo(
            Curvature.largest(network(reference, new ScalarKernel()), reference.inputs(), pass));
    if (!reference.isOfBatch()) {
      assertThat(spectra(measure(reference, new VectorKernel(), 0)))
          .isEqualTo(spectra(measure(reference, new ScalarKernel(), 0)));
    }
  }

  private static List<Spectrum> spectra(List<LayerStatistics> layers) {
    return layers.stream().map(LayerStatistics::spectrum).toList();
  }

  /** What netlib's Java LAPACK relies on to give the same bits everywhere. */
  @Test
  void squaresOfMathPowAreProducts() {
    Random random = new Random(1);
    for (int i = 0; i < 300_000; i++) {
      double x = Math.scalb(random.nextGaussian(), random.nextInt(600) - 300);
      assertThat(Math.pow(x, 2) == x * x).isTrue();
    }
  }

  @Test
  void jacobiansAreTakenAtInitialisationOnly() {
    DerivativeReference reference = DerivativeReference.of("none none 0.0 tanh 5-4-4-4-3");
    assertThat(measure(reference, new ScalarKernel(), 7))
        .extracting(LayerStatistics::spectrum)
        .containsOnlyNulls();
  }

  @Test
  void whatDoesNotExistIsNullAndWhatIsNothingIsZero() {
    NetworkShape shape = new NetworkShape(3, List.of(4, 4), 2);
    Activation relu = Activations.parse("relu");
    Parameters parameters = new Parameters(shape);
    Inputs ones = new Inputs.Dense(2, 3, filled(Layout.matrix(2, 3), 1));
    ProbePlan plan = new ProbePlan(List.of(0), false, 2, 30, 0, 1, 2, true);
    Workspace pass = new Workspace(shape, 2);
    Network network = new Network(parameters, relu, new ScalarKernel());
    LayerProbe probe = LayerProbe.labelled(shape, relu, plan, ones, new byte[] {0, 1}, pass);
    assertThat(probe.measure(network, 0).get(1).spectrum())
        .isEqualTo(new Spectrum(0.0, null, 0.0, 0.0));
    filled(parameters.weights(1), 1e30f);
    filled(parameters.weights(2), 1e30f);
    assertThat(Curvature.largest(network, ones, pass)).isNull();
  }

  private static float[] filled(float[] array, float value) {
    Arrays.fill(array, value);
    return array;
  }

  /**
   * In L layers of one width, Var(s²)/(mean s²)² is L/p for independent weights and L(1 − p)/p for
   * orthogonal ones, p the share of units whose slope is 1 rather than 0: Pennington et al. 2017,
   * table 1. mean s² is 1 where σ_w²·p is.
   */
  @ParameterizedTest
  @CsvSource({
    "relu, he, 1, 2",
    "relu, orthogonal(1.4142135623730951), 1, 1",
    "identity, xavier, 1, 1",
    "identity, orthogonal, 1, 0",
    "hard_tanh, xavier, , ",
    "tanh, 'gaussian(1.5,0.1)', , "
  })
  void wideNetworksAreAsTheClosedFormSays(
      String activation, String init, Double meanSquare, Double ratioPerLayer) {
    List<LayerPrediction> predicted = Predictions.of(config(activation, init, 0), WIDTH, 1);
    List<List<LayerStatistics>> networks =
        IntStream.range(0, SEEDS).mapToObj(seed -> layers(config(activation, init, seed))).toList();
    for (int layer = 1; layer <= DEPTH; layer++) {
      JacobianPrediction closed = predicted.get(layer - 1).jacobian();
      if (ratioPerLayer != null) {
        assertThat(closed.meanSquare()).isCloseTo(meanSquare, within(1e-9));
        assertThat(closed.varianceRatio()).isCloseTo(ratioPerLayer * layer, within(1e-9));
      }
      int at = layer - 1;
      List<Spectrum> found = networks.stream().map(of -> of.get(at).spectrum()).toList();
      assertThat(found.stream().mapToDouble(Spectrum::meanSquare).average().getAsDouble())
          .as("mean s² of layer %s", layer)
          .isCloseTo(closed.meanSquare(), within(0.2 * closed.meanSquare()));
      assertThat(found.stream().mapToDouble(Spectrum::varianceRatio).average().getAsDouble())
          .as("unevenness of layer %s", layer)
          .isCloseTo(closed.varianceRatio(), within(0.2 * closed.varianceRatio() + 1e-9));
    }
  }

  private static List<LayerStatistics> layers(RunConfig config) {
    return new Trainer(new NormalInputs(9, WIDTH), new ScalarKernel())
        .run(config)
        .measured()
        .layers();
  }

  private static RunConfig config(String activation, String init, int seed) {
    Map<RunKey<?>, String> texts =
        Map.of(
            RunKey.ACTIVATION,
            activation,
            RunKey.INIT,
            init,
            RunKey.SEED,
            "" + seed,
            RunKey.HIDDEN,
            "%s*%s".formatted(WIDTH, DEPTH),
            RunKey.ITERATIONS,
            "0");
    ProbePlan plan = new ProbePlan(List.of(0), false, 9, 30, 0, 1, 1, false);
    return RunConfig.of("normal(9,%s)".formatted(WIDTH), texts, plan, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data/mnist | batch | 4 | false | expected norm none or layer, or no probe.jacobian",
        "normal(9,10) | none | 0 | true | expected images such as data/mnist, or no probe.curvature"
      })
  void whatIsNotDefinedIsRefusedWithTheRemedy(
      String data, String norm, int jacobian, boolean curvature, String message) {
    ProbePlan plan = new ProbePlan(List.of(0), false, 9, 30, 0, 1, jacobian, curvature);
    Map<RunKey<?>, String> texts = Map.of(RunKey.NORM, norm, RunKey.ITERATIONS, "0");
    assertThatThrownBy(() -> RunConfig.of(data, texts, plan, 0))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aRunWithoutThemHasTheIdItHad() {
    ProbePlan plain = new ProbePlan(List.of(0), false, 9, 30, 0, 1);
    ProbePlan both = new ProbePlan(List.of(0), false, 9, 30, 0, 1, 4, true);
    RunConfig without = RunConfig.of("data/mnist", Map.of(), plain, 0);
    RunConfig with = RunConfig.of("data/mnist", Map.of(), both, 0);
    assertThat(without.json()).doesNotContain("jacobian", "curvature");
    assertThat(with.json()).contains("\"jacobian\":4,\"curvature\":true");
    assertThat(RunConfig.ofJson(with.json())).isEqualTo(with);
    assertThat(RunConfig.ofJson(without.json())).isEqualTo(without);
  }
}
