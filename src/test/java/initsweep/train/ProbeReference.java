package initsweep.train;

import initsweep.data.Examples;
import initsweep.kernel.Layout;
import initsweep.nn.NetworkShape;
import initsweep.nn.Parameters;
import initsweep.random.NumpyReference;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The two networks that {@code src/test/python/probe_reference.py} measured, and what it found. */
record ProbeReference(String network) {
  static final List<Integer> HIDDEN = List.of(9, 7, 5);

  private record Table(int rows, int columns, int[] values) {}

  private Table table(String array) {
    String[] row =
        NumpyReference.rows("probe/probe-arrays.csv").stream()
            .filter(line -> line[0].equals(network) && line[1].equals(array))
            .findFirst()
            .orElseThrow();
    int[] values = Arrays.stream(row[4].split(" ")).mapToInt(Integer::parseInt).toArray();
    return new Table(Integer.parseInt(row[2]), Integer.parseInt(row[3]), values);
  }

  int rows() {
    return 40;
  }

  NetworkShape shape() {
    return new NetworkShape(12, HIDDEN, network.equals("labels") ? 10 : 0);
  }

  /** A float32 array as kernels want it. */
  float[] matrix(String array) {
    Table table = table(array);
    float[] matrix = Layout.matrix(table.rows, table.columns);
    for (int i = 0; i < table.values.length; i++) {
      int at = i / table.columns * Layout.stride(table.columns) + i % table.columns;
      matrix[at] = Float.intBitsToFloat(table.values[i]);
    }
    return matrix;
  }

  Examples examples() {
    return new Examples(bytes("pixels"), bytes("labels"), 10);
  }

  private byte[] bytes(String array) {
    int[] values = table(array).values;
    byte[] bytes = new byte[values.length];
    IntStream.range(0, values.length).forEach(i -> bytes[i] = (byte) values[i]);
    return bytes;
  }

  Parameters parameters() {
    Parameters parameters = new Parameters(shape());
    for (int layer = 1; layer <= shape().layers(); layer++) {
      copy(matrix("weights" + layer), parameters.weights(layer));
      copy(matrix("biases" + layer), parameters.biases(layer));
    }
    return parameters;
  }

  private static void copy(float[] from, float[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }

  /** NumPy's statistics of one layer by name. */
  Map<String, Double> statistics(String activation, int layer) {
    Map<String, Double> statistics = new TreeMap<>();
    NumpyReference.rows("probe/probe-statistics.csv").stream()
        .filter(
            row -> row[0].equals(network) && row[1].equals(activation) && row[2].equals("" + layer))
        .forEach(row -> statistics.put(row[3], Double.valueOf(row[4])));
    return statistics;
  }
}
