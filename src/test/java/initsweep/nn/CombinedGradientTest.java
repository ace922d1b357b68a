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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every gradient of every combination of norm, skip and dropout against central differences of an
 * independent forward pass in double. As in {@link GradientTest}, inputs are drawn until no
 * pre-activation is near a kink.
 */
class CombinedGradientTest {
  private static final int ROWS = 7;
  private static final byte[] LABELS = {0, 1, 2, 1, 0, 2, 2};
  private static final double STEP = 1e-6;
  private static final double CLEARANCE = 1e-3;

  /** Of float32 sums. A norm multiplies what is rounded by 1/σ, which is large for near values. */
  private static final double PRECISION = 5e-6;

  static Stream<Arguments> combinations() {
    return Stream.of("none", "batch", "layer")
        .flatMap(
            norm ->
                Stream.of("none", "residual(0.7)", "rezero", "fixup")
                    .flatMap(
                        skip ->
                            Stream.of(0.0, 0.3)
                                .flatMap(
                                    p ->
                                        Stream.of("relu", "tanh", "gelu")
                                            .map(phi -> Arguments.of(norm, skip, p, phi)))));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void gradientsAreCentralDifferences(String norm, String skip, double dropout, String phi) {
    NetworkShape shape =
        new NetworkShape(5, List.of(6, 6, 6, 6, 6), 3, Norm.parse(norm), Skip.parse(skip), dropout);
    Activation activation = Activations.parse(phi);
    Parameters parameters = parameters(shape, activation);
    Network network =
        new Network(parameters, activation, RandomMode.COUNTER.streams(5), Kernels.best());
    Workspace pass = new Workspace(shape, ROWS);
    Twin twin = new Twin(parameters, activation, pass);
    Inputs.Dense inputs = inputsClearOfKinks(network, pass, activation.kinks());
    double loss = network.backward(inputs, LABELS, pass);

    double amplified = PRECISION * largestRoot(pass);
    assertThat(loss).isCloseTo(twin.loss(inputs.x()), within(amplified * Math.max(1, loss)));
    for (int i = 0; i < parameters.arrays(); i++) {
      double[] expected = twin.differences(i, inputs.x());
      double largest = Arrays.stream(expected).map(Math::abs).reduce(1, Math::max);
      for (int at : twin.places(i)) {
        assertThat((double) network.gradients().array(i)[at])
            .as("array %s, element %s", i, at)
            .isCloseTo(expected[at], within(amplified * largest));
      }
    }
  }

  private static double largestRoot(Workspace pass) {
    double largest = 1;
    for (int layer = 1; layer <= 5 && pass.roots(layer) != null; layer++) {
      for (int i = 0; i < 6; i++) {
        largest = Math.max(largest, pass.roots(layer)[i]);
      }
    }
    return largest;
  }

  /** He's, and nothing that is 0 or 1 and would hide a missing factor. */
  private static Parameters parameters(NetworkShape shape, Activation activation) {
    Parameters parameters =
        Initialisers.draw(
            shape, 1, activation, Initialisers.parse("he"), RandomMode.COUNTER.streams(5));
    Random random = new Random(3);
    for (int i = 0; i < parameters.arrays(); i++) {
      float[] array = parameters.array(i);
      for (int at = 0; at < array.length; at++) {
        array[at] += (float) (0.2 * random.nextGaussian());
      }
    }
    return parameters;
  }

  /** Each pass of training draws other masks: the last one's are those of the workspace. */
  private static Inputs.Dense inputsClearOfKinks(Network network, Workspace pass, double[] kinks) {
    Random random = new Random(2);
    for (int attempt = 0; attempt < 200; attempt++) {
      float[] x = Layout.matrix(ROWS, 5);
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) random.nextGaussian();
      }
      Inputs.Dense inputs = new Inputs.Dense(ROWS, 5, x);
      network.train(inputs, pass);
      if (Arrays.stream(kinks).allMatch(kink -> isClear(pass, kink))) {
        return inputs;
      }
    }
    throw new AssertionError("no inputs are clear of the kinks");
  }

  private static boolean isClear(Workspace pass, double kink) {
    for (int layer = 1; layer <= 5; layer++) {
      float[] z = pass.preActivations(layer);
      for (int at = 0; at < ROWS * Layout.stride(6); at++) {
        if (at % Layout.stride(6) < 6 && Math.abs(z[at] - kink) < CLEARANCE) {
          return false;
        }
      }
    }
    return true;
  }

  /** The same function, written again in double with plain loops; masks are the workspace's. */
  private static final class Twin {
    private final Parameters shared;
    private final NetworkShape shape;
    private final Activation activation;
    private final Workspace masks;
    private final double[][] arrays;

    Twin(Parameters parameters, Activation activation, Workspace masks) {
      this.shared = parameters;
      this.shape = parameters.shape();
      this.activation = activation;
      this.masks = masks;
      arrays = new double[parameters.arrays()][];
      for (int i = 0; i < arrays.length; i++) {
        float[] array = parameters.array(i);
        arrays[i] = new double[array.length];
        Arrays.setAll(arrays[i], at -> array[at]);
      }
    }

    private double[] values(float[] of) {
      for (int i = 0; i < arrays.length; i++) {
        if (shared.array(i) == of) {
          return arrays[i];
        }
      }
      throw new AssertionError("no such array");
    }

    /** Where an array has values and no padding. */
    int[] places(int index) {
      List<Integer> places = new ArrayList<>();
      for (int layer = 1; layer <= shape.layers(); layer++) {
        int width = shape.width(layer);
        float[] array = shared.array(index);
        int columns = array == shared.multiplier(layer) ? 1 : width;
        int rows = array == shared.weights(layer) ? shape.width(layer - 1) : 1;
        if (array == shared.weights(layer)
            || array == shared.biases(layer)
            || array == shared.scales(layer)
            || array == shared.shifts(layer)
            || array == shared.multiplier(layer)) {
          for (int i = 0; i < rows * columns; i++) {
            places.add(i / columns * Layout.stride(columns) + i % columns);
          }
        }
      }
      return places.stream().mapToInt(Integer::intValue).toArray();
    }

    double[] differences(int index, float[] x) {
      double[] array = arrays[index];
      double[] differences = new double[array.length];
      for (int at : places(index)) {
        double kept = array[at];
        array[at] = kept + STEP;
        double above = loss(x);
        array[at] = kept - STEP;
        double below = loss(x);
        array[at] = kept;
        differences[at] = (above - below) / (2 * STEP);
      }
      return differences;
    }

    double loss(float[] x) {
      double[][] h = new double[ROWS][5];
      for (int row = 0; row < ROWS; row++) {
        for (int j = 0; j < 5; j++) {
          h[row][j] = x[row * Layout.stride(5) + j];
        }
      }
      List<double[][]> outputs = new ArrayList<>();
      outputs.add(h);
      for (int layer = 1; layer <= shape.layers(); layer++) {
        outputs.add(layer(layer, outputs));
      }
      double sum = 0;
      double[][] logits = outputs.get(shape.layers());
      for (int row = 0; row < ROWS; row++) {
        double exponentials = Arrays.stream(logits[row]).map(Math::exp).sum();
        sum += Math.log(exponentials) - logits[row][LABELS[row]];
      }
      return sum / ROWS;
    }

    private double[][] layer(int layer, List<double[][]> outputs) {
      double[][] z = affine(layer, outputs.get(layer - 1));
      if (!shape.isHidden(layer)) {
        return z;
      }
      if (shape.norm() instanceof Norm.Batch batch) {
        double[][] byUnit = transposed(normalised(transposed(z), batch.eps()));
        z = scaled(layer, byUnit);
      } else if (shape.norm() instanceof Norm.Layer ofLayer) {
        z = scaled(layer, normalised(z, ofLayer.eps()));
      }
      return shape.endsSkip(layer) ? sum(layer, outputs.get(layer - 2), z) : activated(layer, z);
    }

    private double[][] affine(int layer, double[][] below) {
      int width = shape.width(layer);
      double[] w = values(shared.weights(layer));
      double[] b = values(shared.biases(layer));
      double[][] z = new double[ROWS][width];
      for (int row = 0; row < ROWS; row++) {
        for (int j = 0; j < width; j++) {
          z[row][j] = b[j];
          for (int i = 0; i < below[row].length; i++) {
            z[row][j] += below[row][i] * w[i * Layout.stride(width) + j];
          }
        }
      }
      return z;
    }

    /** Each row with mean 0 and variance 1. */
    private static double[][] normalised(double[][] z, double eps) {
      double[][] normalised = new double[z.length][];
      for (int row = 0; row < z.length; row++) {
        double mean = Arrays.stream(z[row]).average().orElseThrow();
        double variance =
            Arrays.stream(z[row]).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        double root = Math.sqrt(variance + eps);
        normalised[row] = Arrays.stream(z[row]).map(v -> (v - mean) / root).toArray();
      }
      return normalised;
    }

    private static double[][] transposed(double[][] z) {
      double[][] transposed = new double[z[0].length][z.length];
      for (int row = 0; row < z.length; row++) {
        for (int j = 0; j < z[0].length; j++) {
          transposed[j][row] = z[row][j];
        }
      }
      return transposed;
    }

    private double[][] scaled(int layer, double[][] normalised) {
      double[] gamma = values(shared.scales(layer));
      double[] beta = values(shared.shifts(layer));
      for (double[] row : normalised) {
        for (int j = 0; j < row.length; j++) {
          row[j] = row[j] * gamma[j] + beta[j];
        }
      }
      return normalised;
    }

    private double[][] sum(int layer, double[][] start, double[][] branch) {
      double a = shape.skip().isTrained() ? values(shared.multiplier(layer))[0] : (float) 0.7;
      double[][] sum = new double[ROWS][];
      for (int row = 0; row < ROWS; row++) {
        sum[row] = start[row].clone();
        for (int j = 0; j < sum[row].length; j++) {
          sum[row][j] += a * branch[row][j];
        }
      }
      return sum;
    }

    private double[][] activated(int layer, double[][] z) {
      for (int row = 0; row < ROWS; row++) {
        for (int j = 0; j < z[row].length; j++) {
          z[row][j] = activation.value(z[row][j]);
          if (shape.dropout() > 0) {
            z[row][j] *= masks.mask(layer)[row * Layout.stride(z[row].length) + j];
          }
        }
      }
      return z;
    }
  }
}
