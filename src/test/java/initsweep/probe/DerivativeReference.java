package initsweep.probe;

import initsweep.kernel.Layout;
import initsweep.nn.Activation;
import initsweep.nn.Inputs;
import initsweep.nn.NetworkShape;
import initsweep.nn.Parameters;
import initsweep.nn.activations.Activations;
import initsweep.nn.layers.Norm;
import initsweep.nn.layers.Skip;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One network of {@code src/test/python/derivative_reference.py}, and what NumPy found there. */
record DerivativeReference(
    NetworkShape shape, Activation activation, boolean isOfBatch, Map<String, double[]> numbers) {
  static final int ROWS = 6;
  static final int JACOBIANS = 4;

  private static final Map<String, Map<String, double[]>> CASES = read();

  private static Map<String, Map<String, double[]>> read() {
    Map<String, Map<String, double[]>> cases = new LinkedHashMap<>();
    try (InputStream in = DerivativeReference.class.getResourceAsStream("derivatives.csv")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        String[] parts = line.split(";");
        cases
            .computeIfAbsent(parts[0], name -> new LinkedHashMap<>())
            .put(
                parts[1] + " " + parts[2],
                Arrays.stream(parts[3].split(" ")).mapToDouble(Double::parseDouble).toArray());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  static Set<String> cases() {
    return CASES.keySet();
  }

  static DerivativeReference of(String name) {
    String[] parts = name.split(" ");
    List<Integer> widths = Arrays.stream(parts[4].split("-")).map(Integer::valueOf).toList();
    int last = widths.size() - 1;
    NetworkShape shape =
        new NetworkShape(
            widths.get(0),
            widths.subList(1, last),
            widths.get(last),
            Norm.parse(parts[0]),
            Skip.parse(parts[1]),
            Double.parseDouble(parts[2]));
    return new DerivativeReference(
        shape, Activations.parse(parts[3]), shape.norm().isOfBatch(), CASES.get(name));
  }

  Inputs inputs() {
    float[] x = Layout.matrix(ROWS, shape.inputs());
    copy(numbers.get("x 0"), shape.inputs(), x);
    return new Inputs.Dense(ROWS, shape.inputs(), x);
  }

  Parameters parameters() {
    Parameters parameters = new Parameters(shape);
    for (int layer = 1; layer <= shape.layers(); layer++) {
      int width = shape.width(layer);
      copy("weights", layer, width, parameters.weights(layer));
      copy("biases", layer, width, parameters.biases(layer));
      copy("scales", layer, width, parameters.scales(layer));
      copy("shifts", layer, width, parameters.shifts(layer));
      copy("multiplier", layer, 1, parameters.multiplier(layer));
    }
    return parameters;
  }

  private void copy(String quantity, int layer, int columns, float[] to) {
    if (to != null) {
      copy(numbers.get(quantity + " " + layer), columns, to);
    }
  }

  private static void copy(double[] from, int columns, float[] to) {
    for (int i = 0; i < from.length; i++) {
      to[i / columns * Layout.stride(columns) + i % columns] = (float) from[i];
    }
  }

  /** The numbers of all parameters in the order of the script, without padding. */
  double[] flat(Parameters parameters) {
    double[] flat = new double[numbers.get("product 0").length];
    int at = 0;
    for (int layer = 1; layer <= shape.layers(); layer++) {
      for (float[] array : parameters.arrays(layer)) {
        int columns = array == parameters.multiplier(layer) ? 1 : shape.width(layer);
        int stride = Layout.stride(columns);
        for (int i = 0; i < array.length / stride * columns; i++) {
          flat[at++] = array[i / columns * stride + i % columns];
        }
      }
    }
    return flat;
  }
}
