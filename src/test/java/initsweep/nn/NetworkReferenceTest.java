package initsweep.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.kernel.Kernel;
import initsweep.kernel.Layout;
import initsweep.kernel.ScalarKernel;
import initsweep.kernel.VectorKernel;
import initsweep.nn.activations.Activations;
import initsweep.nn.layers.Norm;
import initsweep.nn.layers.Skip;
import initsweep.random.RandomMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks with norm, skips and dropout against PyTorch in float64:
 * src/test/python/network_reference.py. Both kernels: their bits are equal.
 */
class NetworkReferenceTest {
  private static final byte[] LABELS = {0, 1, 2, 1, 0, 2};
  private static final int ROWS = 6;
  private static final long SEED = 5;

  /** Of float32, relative to the larger of 1 and the number: batches of six amplify rounding. */
  private static final double PRECISION = 5e-6;

  private static Map<String, Map<String, double[]>> cases;

  private NetworkShape shape;
  private Map<String, double[]> numbers;

  static Set<String> cases() throws IOException {
    if (cases == null) {
      cases = new LinkedHashMap<>();
      try (InputStream in =
          NetworkReferenceTest.class.getResourceAsStream("pytorch-networks.csv")) {
        new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> read(line));
      }
    }
    return cases.keySet();
  }

  private static void read(String line) {
    String[] parts = line.split(";");
    double[] values = Arrays.stream(parts[3].split(" ")).mapToDouble(Double::parseDouble).toArray();
    cases
        .computeIfAbsent(parts[0], name -> new LinkedHashMap<>())
        .put(parts[1] + " " + parts[2], values);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void passesForwardAndBackwardAreThoseOfPyTorch(String name) {
    Network vector = network(name, new VectorKernel());
    Network scalar = network(name, new ScalarKernel());
    Workspace pass = step(vector);
    step(scalar);
    assertClose("logits 4", pass.preActivations(4), ROWS, 3);
    for (String quantity : numbers.keySet()) {
      if (quantity.startsWith("d_")) {
        int layer = quantity.charAt(quantity.length() - 1) - '0';
        int rows = quantity.startsWith("d_weights") ? shape.width(layer - 1) : 1;
        int columns = quantity.startsWith("d_multiplier") ? 1 : shape.width(layer);
        float[] found = array(vector.gradients(), quantity.substring(2));
        assertClose(quantity, found, rows, columns);
        assertSame(
            quantity, found, array(scalar.gradients(), quantity.substring(2)), rows, columns);
      }
    }
    vector.infer(inputs(), pass);
    assertClose("evaluation 4", pass.preActivations(4), ROWS, 3);
  }

  private static void assertSame(
      String quantity, float[] found, float[] expected, int rows, int columns) {
    for (int i = 0; i < rows * columns; i++) {
      int at = i / columns * Layout.stride(columns) + i % columns;
      assertThat(found[at]).as("%s, number %s", quantity, i).isEqualTo(expected[at]);
    }
  }

  private Network network(String name, Kernel kernel) {
    numbers = cases.get(name);
    String[] parts = name.split(" ");
    shape =
        new NetworkShape(
            5,
            List.of(4, 4, 4),
            3,
            Norm.parse(parts[0]),
            Skip.parse(parts[1]),
            Double.parseDouble(parts[2]));
    Parameters parameters = new Parameters(shape);
    for (String quantity : numbers.keySet()) {
      float[] array = array(parameters, quantity);
      if (array != null) {
        copy(numbers.get(quantity), array, quantity);
      }
    }
    return new Network(
        parameters, Activations.parse(parts[3]), RandomMode.COUNTER.streams(SEED), kernel);
  }

  private Workspace step(Network network) {
    Workspace pass = new Workspace(shape, ROWS);
    network.train(inputs(), pass);
    double loss = network.backward(inputs(), LABELS, pass);
    assertThat(loss).isCloseTo(numbers.get("loss 4")[0], within(PRECISION));
    return pass;
  }

  private Inputs inputs() {
    float[] x = Layout.matrix(ROWS, 5);
    copy(numbers.get("x 0"), x, "x 0");
    return new Inputs.Dense(ROWS, 5, x);
  }

  /** The parameters that a quantity names; null if it names none. */
  private static float[] array(Parameters of, String quantity) {
    int layer = quantity.charAt(quantity.length() - 1) - '0';
    return switch (quantity.substring(0, quantity.length() - 2)) {
      case "weights" -> of.weights(layer);
      case "biases" -> of.biases(layer);
      case "scales" -> of.scales(layer);
      case "shifts" -> of.shifts(layer);
      case "multiplier" -> of.multiplier(layer);
      default -> null;
    };
  }

  private void copy(double[] from, float[] to, String quantity) {
    int layer = quantity.charAt(quantity.length() - 1) - '0';
    int columns = quantity.startsWith("multiplier") ? 1 : shape.width(layer);
    for (int i = 0; i < from.length; i++) {
      to[i / columns * Layout.stride(columns) + i % columns] = (float) from[i];
    }
  }

  private void assertClose(String quantity, float[] found, int rows, int columns) {
    double[] expected = numbers.get(quantity);
    double largest = Arrays.stream(expected).map(Math::abs).reduce(1, Math::max);
    String all = Arrays.stream(expected).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    for (int i = 0; i < rows * columns; i++) {
      assertThat((double) found[i / columns * Layout.stride(columns) + i % columns])
          .as("%s, number %s of %s", quantity, i, all)
          .isCloseTo(expected[i], within(PRECISION * largest));
    }
  }
}
