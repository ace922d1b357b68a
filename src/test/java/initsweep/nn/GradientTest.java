package initsweep.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.kernel.Kernel;
import initsweep.kernel.Layout;
import initsweep.kernel.ScalarKernel;
import initsweep.kernel.VectorKernel;
import initsweep.nn.activations.Activations;
import initsweep.nn.initialisers.Initialisers;
import initsweep.random.RandomMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The gradients of a network against central differences of an independent forward pass in double,
 * for every activation.
 *
 * <p>At a kink there is no difference to compare with. Inputs are therefore drawn until no
 * pre-activation is within {@link #CLEARANCE} of one, which is far more than a step of a single
 * parameter moves it by or float32 rounds it by. So every entry of every gradient is checked. The
 * inputs are also wide enough that each piece of a piecewise function is visited.
 */
class GradientTest {
  private static final int ROWS = 6;
  private static final double STEP = 1e-6;
  private static final double CLEARANCE = 1e-3;

  /** Of float32 sums; relative to the largest where that is above 1. */
  private static final double PRECISION = 2e-6;

  private static final NetworkShape SHAPE = new NetworkShape(9, List.of(7, 17), 3);
  private static final byte[] LABELS = {0, 1, 2, 1, 0, 2};

  static List<String> activations() {
    return Activations.names();
  }

  @ParameterizedTest
  @MethodSource("activations")
  void gradientsOfTheVectorKernelAreCentralDifferences(String name) {
    assertGradients(Activations.parse(name), new VectorKernel());
  }

  @ParameterizedTest
  @ValueSource(strings = {"relu", "sigmoid", "tanh", "gelu", "selu"})
  void gradientsOfTheScalarKernelAreCentralDifferences(String name) {
    assertGradients(Activations.parse(name), new ScalarKernel());
  }

  private static void assertGradients(Activation activation, Kernel kernel) {
    Parameters parameters =
        Initialisers.draw(
            SHAPE, 1, activation, Initialisers.parse("he"), RandomMode.COUNTER.streams(5));
    DoubleNetwork twin = new DoubleNetwork(parameters, activation);
    float[] x = examplesClearOfKinks(twin, activation);
    Inputs inputs = new Inputs.Dense(ROWS, SHAPE.inputs(), x);
    Network network = new Network(parameters, activation, kernel);
    Workspace pass = new Workspace(SHAPE, ROWS);
    network.forward(inputs, pass);
    double loss = network.backward(inputs, LABELS, pass);

    double expected = twin.loss(x);
    assertThat(loss).isCloseTo(expected, within(PRECISION * Math.max(1, expected)));
    for (int layer = 1; layer <= SHAPE.layers(); layer++) {
      assertGradients(network, twin, layer, x);
    }
  }

  private static void assertGradients(Network network, DoubleNetwork twin, int layer, float[] x) {
    int nOut = SHAPE.width(layer);
    double[] weights = twin.differences(twin.weights[layer - 1], x);
    float[] dw = network.gradients().weights(layer);
    for (int i = 0; i < weights.length; i++) {
      assertThat((double) dw[i / nOut * Layout.stride(nOut) + i % nOut])
          .as("w %s %s %s", layer, i / nOut, i % nOut)
          .isCloseTo(weights[i], tolerance(weights));
    }
    double[] biases = twin.differences(twin.biases[layer - 1], x);
    for (int j = 0; j < nOut; j++) {
      assertThat((double) network.gradients().biases(layer)[j])
          .as("b %s %s", layer, j)
          .isCloseTo(biases[j], tolerance(biases));
    }
  }

  private static Offset<Double> tolerance(double[] gradients) {
    return within(PRECISION * Arrays.stream(gradients).map(Math::abs).reduce(1, Math::max));
  }

  private static float[] examplesClearOfKinks(DoubleNetwork twin, Activation activation) {
    double[] kinks = activation.kinks();
    double farthest = Arrays.stream(kinks).map(Math::abs).max().orElse(0);
    Random random = new Random(2);
    for (int attempt = 0; attempt < 100; attempt++) {
      float[] x = examples(random, Math.max(1, farthest / 2));
      twin.loss(x);
      double[] z = twin.hidden.stream().mapToDouble(Double::doubleValue).toArray();
      if (Arrays.stream(kinks).allMatch(kink -> isClear(z, kink))) {
        return x;
      }
    }
    throw new AssertionError("no examples are clear of the kinks of " + activation);
  }

  /** Nothing near it, and something on both sides of it. */
  private static boolean isClear(double[] z, double kink) {
    return Arrays.stream(z).allMatch(value -> Math.abs(value - kink) > CLEARANCE)
        && Arrays.stream(z).anyMatch(value -> value < kink)
        && Arrays.stream(z).anyMatch(value -> value > kink);
  }

  private static float[] examples(Random random, double scale) {
    float[] x = Layout.matrix(ROWS, SHAPE.inputs());
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (scale * random.nextGaussian());
    }
    return x;
  }

  /** The same function, written again in double with plain loops. */
  private static final class DoubleNetwork {
    final double[][] weights = new double[SHAPE.layers()][];
    final double[][] biases = new double[SHAPE.layers()][];
    final List<Double> hidden = new ArrayList<>(); // pre-activations of the last call of loss
    private final Activation activation;

    DoubleNetwork(Parameters parameters, Activation activation) {
      this.activation = activation;
      for (int layer = 1; layer <= SHAPE.layers(); layer++) {
        int nOut = SHAPE.width(layer);
        weights[layer - 1] = new double[SHAPE.width(layer - 1) * nOut];
        biases[layer - 1] = new double[nOut];
        for (int i = 0; i < weights[layer - 1].length; i++) {
          weights[layer - 1][i] =
              parameters.weights(layer)[i / nOut * Layout.stride(nOut) + i % nOut];
        }
      }
    }

    /** ∂loss/∂p for each element p of an array of parameters. */
    double[] differences(double[] parameters, float[] x) {
      double[] differences = new double[parameters.length];
      for (int i = 0; i < parameters.length; i++) {
        double kept = parameters[i];
        parameters[i] = kept + STEP;
        double above = loss(x);
        parameters[i] = kept - STEP;
        double below = loss(x);
        parameters[i] = kept;
        differences[i] = (above - below) / (2 * STEP);
      }
      return differences;
    }

    double loss(float[] x) {
      hidden.clear();
      double sum = 0;
      for (int row = 0; row < ROWS; row++) {
        double[] logits = logits(x, row);
        double exponentials = 0;
        for (double logit : logits) {
          exponentials += Math.exp(logit);
        }
        sum += Math.log(exponentials) - logits[LABELS[row]];
      }
      return sum / ROWS;
    }

    private double[] logits(float[] x, int row) {
      double[] h = new double[SHAPE.inputs()];
      for (int i = 0; i < h.length; i++) {
        h[i] = x[row * Layout.stride(h.length) + i];
      }
      for (int layer = 1; layer <= SHAPE.layers(); layer++) {
        h = layer(h, layer);
      }
      return h;
    }

    private double[] layer(double[] below, int layer) {
      int nOut = SHAPE.width(layer);
      double[] z = biases[layer - 1].clone();
      for (int j = 0; j < nOut; j++) {
        for (int i = 0; i < below.length; i++) {
          z[j] += below[i] * weights[layer - 1][i * nOut + j];
        }
        if (SHAPE.isHidden(layer)) {
          hidden.add(z[j]);
          z[j] = activation.value(z[j]);
        }
      }
      return z;
    }
  }
}
