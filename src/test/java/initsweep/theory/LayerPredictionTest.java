package initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.nn.Activation;
import initsweep.nn.activations.Activations;
import initsweep.theory.LayerPrediction.Dense;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LayerPredictionTest {
  @Test
  void reluKeepsItsSpreadWithHeAndLosesHalfAnOctaveWithXavier() {
    for (LayerPrediction layer : LayerPrediction.of(relu(), layers(5, 2), 1)) {
      assertThat(layer.q()).isCloseTo(2, within(1e-12));
      assertThat(layer.mean()).isCloseTo(Math.sqrt(1 / Math.PI), within(1e-12));
      assertThat(layer.std()).isCloseTo(Math.sqrt(1 - 1 / Math.PI), within(1e-12));
      assertThat(layer.deltaRatio()).isCloseTo(1, within(1e-12));
    }
    List<LayerPrediction> xavier = LayerPrediction.of(relu(), layers(5, 1), 1);
    for (int l = 0; l < 5; l++) {
      assertThat(xavier.get(l).layer()).isEqualTo(l + 1);
      assertThat(xavier.get(l).q()).isCloseTo(Math.pow(0.5, l), within(1e-13));
      assertThat(xavier.get(l).deltaRatio()).isCloseTo(Math.pow(0.5, 4 - l), within(1e-13));
    }
  }

  @Test
  void widthsEnterTheGradientsOnly() {
    List<Dense> hidden = List.of(new Dense(50, 2, 0), new Dense(200, 2, 0), new Dense(100, 2, 0));
    List<LayerPrediction> layers = LayerPrediction.of(relu(), hidden, 1);
    assertThat(layers.get(2).q()).isCloseTo(2, within(1e-12));
    assertThat(layers.get(1).deltaRatio()).isCloseTo(0.5, within(1e-12));
    assertThat(layers.get(0).deltaRatio()).isCloseTo(2, within(1e-12));
  }

  @Test
  void biasesAddToTheVariance() {
    LayerPrediction first = LayerPrediction.of(relu(), List.of(new Dense(10, 2, 0.3)), 0.25).get(0);
    assertThat(first.q()).isCloseTo(0.8, within(1e-15));
    assertThat(first.deltaRatio()).isEqualTo(1);
  }

  @Test
  void aNetworkOfZerosIsPredictedToo() {
    LayerPrediction last = LayerPrediction.of(Activations.parse("sigmoid"), layers(2, 0), 1).get(1);
    assertThat(last).isEqualTo(new LayerPrediction(2, 0, 0.5, 0, 1, null));
  }

  /** The book's sigmoid with standard deviation 1, against networks drawn here. */
  @Test
  void aWideNetworkBehavesAsPredicted() {
    Activation sigmoid = Activations.parse("sigmoid");
    List<LayerPrediction> predicted = LayerPrediction.of(sigmoid, layers(3, 100), 1);
    double[][] measured = simulate(sigmoid, 100, 3, 10, 40);
    for (int l = 0; l < 3; l++) {
      assertThat(measured[0][l])
          .as("mean of layer " + l)
          .isCloseTo(predicted.get(l).mean(), within(0.02));
      assertThat(measured[1][l])
          .as("std of layer " + l)
          .isCloseTo(predicted.get(l).std(), within(0.02));
    }
  }

  private static Activation relu() {
    return Activations.parse("relu");
  }

  private static List<Dense> layers(int depth, double sw2) {
    return Collections.nCopies(depth, new Dense(100, sw2, 0));
  }

  /**
   * Mean and standard deviation of h by layer, over networks with weights N(0, std²), n inputs to n
   * units throughout.
   */
  private static double[][] simulate(
      Activation activation, int n, int depth, double stdTimesRoot, int networks) {
    Random random = new Random(1);
    double std = stdTimesRoot / Math.sqrt(n);
    double[][] sums = new double[2][depth];
    for (int network = 0; network < networks; network++) {
      double[] h = random.doubles(n).map(u -> random.nextGaussian()).toArray();
      for (int l = 0; l < depth; l++) {
        h = layer(activation, h, std, random);
        for (double value : h) {
          sums[0][l] += value / (n * networks);
          sums[1][l] += value * value / (n * networks);
        }
      }
    }
    for (int l = 0; l < depth; l++) {
      sums[1][l] = Math.sqrt(sums[1][l] - sums[0][l] * sums[0][l]);
    }
    return sums;
  }

  private static double[] layer(Activation activation, double[] x, double std, Random random) {
    double[] h = new double[x.length];
    for (int j = 0; j < h.length; j++) {
      double z = 0;
      for (double value : x) {
        z += value * std * random.nextGaussian();
      }
      h[j] = activation.value(z);
    }
    return h;
  }
}
