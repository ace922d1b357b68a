package initsweep.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.kernel.Kernel;
import initsweep.kernel.Layout;
import initsweep.kernel.ScalarKernel;
import initsweep.kernel.VectorKernel;
import initsweep.random.RandomMode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The gradients of a network against central differences of an independent forward pass in double.
 */
class GradientTest {
  private static final int ROWS = 6;
  private static final double STEP = 1e-6;
  private static final NetworkShape SHAPE = new NetworkShape(9, List.of(7, 17), 3);

  @ParameterizedTest
  @CsvSource({
    "relu,scalar",
    "relu,vector",
    "sigmoid,vector",
    "tanh,vector",
    "identity,vector",
    "tanh,scalar"
  })
  void gradientsAreCentralDifferences(String name, String kernelName) {
    Kernel kernel = kernelName.equals("vector") ? new VectorKernel() : new ScalarKernel();
    Activation activation = Activations.parse(name);
    Parameters parameters =
        Initialisers.draw(
            SHAPE, activation, Initialisers.parse("he"), RandomMode.COUNTER.streams(5));
    float[] x = examples();
    byte[] labels = {0, 1, 2, 1, 0, 2};
    Network network = new Network(parameters, activation, kernel);
    Workspace pass = new Workspace(SHAPE, ROWS);
    network.forward(ROWS, x, pass);
    double loss = network.backward(ROWS, x, labels, pass);

    DoubleNetwork twin = new DoubleNetwork(parameters, activation);
    assertThat(loss).isCloseTo(twin.loss(x, labels), within(1e-6));
    for (int layer = 1; layer <= SHAPE.layers(); layer++) {
      assertGradients(network, twin, layer, x, labels);
    }
  }

  private static void assertGradients(
      Network network, DoubleNetwork twin, int layer, float[] x, byte[] labels) {
    int nOut = SHAPE.width(layer);
    float[] dw = network.gradients().weights(layer);
    for (int i = 0; i < SHAPE.width(layer - 1); i++) {
      for (int j = 0; j < nOut; j++) {
        double expected = twin.difference(twin.weights[layer - 1], i * nOut + j, x, labels);
        assertThat((double) dw[i * Layout.stride(nOut) + j])
            .as("w %d %d %d", layer, i, j)
            .isCloseTo(expected, within(2e-6));
      }
    }
    for (int j = 0; j < nOut; j++) {
      double expected = twin.difference(twin.biases[layer - 1], j, x, labels);
      assertThat((double) network.gradients().biases(layer)[j])
          .as("b %d %d", layer, j)
          .isCloseTo(expected, within(2e-6));
    }
  }

  private static float[] examples() {
    Random random = new Random(2);
    float[] x = Layout.matrix(ROWS, SHAPE.inputs());
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }

  /** The same function, written again in double with plain loops. */
  private static final class DoubleNetwork {
    final double[][] weights = new double[SHAPE.layers()][];
    final double[][] biases = new double[SHAPE.layers()][];
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

    double difference(double[] parameter, int at, float[] x, byte[] labels) {
      double kept = parameter[at];
      parameter[at] = kept + STEP;
      double above = loss(x, labels);
      parameter[at] = kept - STEP;
      double below = loss(x, labels);
      parameter[at] = kept;
      return (above - below) / (2 * STEP);
    }

    double loss(float[] x, byte[] labels) {
      double sum = 0;
      for (int row = 0; row < ROWS; row++) {
        double[] logits = logits(x, row);
        double exponentials = 0;
        for (double logit : logits) {
          exponentials += Math.exp(logit);
        }
        sum += Math.log(exponentials) - logits[labels[row]];
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
        z[j] = SHAPE.isHidden(layer) ? activation.value(z[j]) : z[j];
      }
      return z;
    }
  }
}
