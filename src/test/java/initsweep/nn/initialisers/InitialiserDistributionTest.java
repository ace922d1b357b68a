package initsweep.nn.initialisers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.kernel.Layout;
import initsweep.nn.NetworkShape;
import initsweep.nn.Parameters;
import initsweep.nn.activations.Activations;
import initsweep.random.RandomMode;
import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The random initialisers against the variances of their definitions, and what they share within a
 * seed.
 */
class InitialiserDistributionTest {
  private static final double BAND = 1e-4;

  /** Both tails of a standard normal beyond this have the probability {@link #BAND}. */
  private static final double NORMAL_BAND = 3.8906;

  private static final double KURTOSIS_OF_UNIFORM = 1.8;

  /** E z⁴/(E z²)² of N(0, 1) cut at ±2. */
  private static final double KURTOSIS_OF_TRUNCATED = 2.3656;

  /** n s²/σ² is χ² distributed with n degrees of freedom; the band has probability 0.9999. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0.01; 300; 40; 1e-4",
        "1.0; 40; 300; 1",
        "xavier; 300; 40; 0.00333333333",
        "xavier; 40; 300; 0.025",
        "he; 300; 40; 0.00666666667",
        "he; 1; 9000; 2",
        "glorot_normal; 300; 40; 0.00588235294",
        "glorot_normal; 40; 300; 0.00588235294",
        "gaussian(3,0.5); 300; 40; 0.01",
        "gaussian(3,0); 40; 300; 0.075",
        "variance_scaling(3,fan_in,normal); 300; 40; 0.01",
        "variance_scaling(3,fan_out,normal); 300; 40; 0.075",
        "variance_scaling(3,fan_avg,normal); 300; 40; 0.01764705882",
        "auto; 300; 40; 0.00333333333",
        "auto_backward; 40; 300; 0.025"
      })
  void theVarianceOfNormalsIsTheFormulas(String name, int fanIn, int fanOut, double variance) {
    ChiSquaredDistribution chi2 = new ChiSquaredDistribution((double) fanIn * fanOut);
    assertThat(draw(name, fanIn, fanOut, 11).sumOfSquaredWeights() / variance)
        .isBetween(
            chi2.inverseCumulativeProbability(BAND / 2),
            chi2.inverseCumulativeProbability(1 - BAND / 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "uniform(0.6); 300; 40; 0.12", "uniform(0.6); 40; 300; 0.12",
            "he_uniform; 300; 40; 0.00666666667",
        "he_uniform; 40; 300; 0.05", "lecun_uniform; 300; 40; 0.00333333333",
            "glorot_uniform; 300; 40; 0.00588235294",
        "glorot_uniform; 40; 300; 0.00588235294", "torch_default; 300; 40; 0.00111111111",
            "torch_default; 40; 300; 0.00833333333",
        "spark_mllib; 300; 40; 0.0064", "spark_mllib; 40; 300; 0.048",
            "dl4j_lecun_uniform; 300; 40; 0.01",
        "variance_scaling(3,fan_out,uniform); 300; 40; 0.075",
            "variance_scaling(3,fan_avg,uniform); 40; 300; 0.01764705882"
      })
  void theVarianceOfUniformsIsTheFormulas(String name, int fanIn, int fanOut, double variance) {
    assertMeanSquare(draw(name, fanIn, fanOut, 11), fanIn * fanOut, variance, KURTOSIS_OF_UNIFORM);
    assertThat(largest(draw(name, fanIn, fanOut, 11)) / Math.sqrt(3 * variance))
        .isBetween(0.995, 1.0000001);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "variance_scaling(3,fan_in,truncated_normal); 300; 40; 0.01",
        "variance_scaling(3,fan_in,truncated_normal); 40; 300; 0.075",
        "variance_scaling(3,fan_out,truncated_normal); 300; 40; 0.075",
        "variance_scaling(3,fan_avg,truncated_normal); 40; 300; 0.01764705882"
      })
  void theVarianceOfTruncatedNormalsIsTheFormulas(
      String name, int fanIn, int fanOut, double variance) {
    assertMeanSquare(
        draw(name, fanIn, fanOut, 11), fanIn * fanOut, variance, KURTOSIS_OF_TRUNCATED);
    double cut = 2 * Math.sqrt(variance) / 0.87962566103423978;
    assertThat(largest(draw(name, fanIn, fanOut, 11)) / cut).isBetween(0.98, 1.0000001);
  }

  /** The mean of n independent squares is normal, with variance σ⁴(κ − 1)/n. */
  private static void assertMeanSquare(Parameters drawn, int n, double variance, double kurtosis) {
    assertThat(drawn.sumOfSquaredWeights() / n / variance)
        .isCloseTo(1, within(NORMAL_BAND * Math.sqrt((kurtosis - 1) / n)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "gaussian(3,0.5); 0.5; 3",
        "torch_default; 0.08333333333; 1.8",
        "spark_mllib; 0.48; 1.8"
      })
  void biasesAreDrawnWhereTheDefinitionSaysSo(String name, double variance, double kurtosis) {
    float[] biases = draw(name, 4, 5000, 3).biases(1);
    double sum = 0;
    for (int j = 0; j < 5000; j++) {
      sum += (double) biases[j] * biases[j];
    }
    assertThat(sum / 5000 / variance)
        .isCloseTo(1, within(NORMAL_BAND * Math.sqrt((kurtosis - 1) / 5000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.01",
        "he",
        "glorot_uniform",
        "gaussian(2,0)",
        "auto",
        "orthogonal",
        "lsuv",
        "identity",
        "zeros",
        "constant(2)",
        "sparse(3,1)",
        "zero_o",
        "dl4j_lecun_uniform",
        "variance_scaling(1,fan_in,truncated_normal)"
      })
  void otherBiasesAreZero(String name) {
    assertThat(draw(name, 7, 20, 3).biases(1)).containsOnly(0f);
  }

  @Test
  void autoIsHeForReluAndItsBackwardGainToo() {
    assertThat(Gain.of(Activations.parse("relu")).forward()).isCloseTo(2, within(1e-13));
    assertThat(Gain.of(Activations.parse("relu")).backward()).isCloseTo(2, within(1e-13));
    assertThat(Gain.of(Activations.parse("identity")).forward()).isCloseTo(1, within(1e-13));
  }

  /** By the trapezoidal rule with 200 001 nodes on [−14, 14]. */
  @ParameterizedTest
  @CsvSource({
    "tanh,2.536175433217568,2.153302648902882",
    "sigmoid,3.4085598416233305,22.303386053026113"
  })
  void theGainsOfSmoothActivationsAreKnownConstants(String name, double forward, double backward) {
    assertThat(Gain.of(Activations.parse(name)).forward())
        .isCloseTo(forward, within(1e-12 * forward));
    assertThat(Gain.of(Activations.parse(name)).backward())
        .isCloseTo(backward, within(1e-12 * backward));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "he; variance_scaling(2,fan_in,normal)",
        "xavier; variance_scaling(1,fan_in,normal)",
        "he; gaussian(2,0)",
        "he_uniform; variance_scaling(2,fan_in,uniform)",
        "lecun_uniform; variance_scaling(1,fan_in,uniform)",
        "glorot_normal; variance_scaling(1,fan_avg,normal)",
        "glorot_uniform; variance_scaling(1,fan_avg,uniform)"
      })
  void twoNamesOfOneDistributionGiveTheSameBits(String name, String other) {
    assertThat(draw(name, 30, 17, 5).weights(1)).isEqualTo(draw(other, 30, 17, 5).weights(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "glorot_uniform; lecun_uniform",
        "uniform(1); torch_default",
        "spark_mllib; dl4j_lecun_uniform",
        "he; gaussian(3,0.5)",
        "auto; 0.01"
      })
  void rulesOfOneDistributionDifferByTheirScaleAlone(String name, String other) {
    float[] a = draw(name, 30, 16, 5).weights(1);
    float[] b = draw(other, 30, 16, 5).weights(1);
    double ratio = (double) a[0] / b[0];
    for (int i = 0; i < a.length; i++) {
      assertThat(a[i] / b[i] / ratio).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void nineteenOfTwentyTruncatedNormalsAreTheScaledNormalsOfTheSeed() {
    float[] truncated = draw("variance_scaling(1,fan_in,truncated_normal)", 30, 16, 5).weights(1);
    float[] normal = draw("xavier", 30, 16, 5).weights(1);
    int paired = 0;
    for (int i = 0; i < normal.length; i++) {
      paired += Math.abs(truncated[i] / normal[i] * 0.87962566103423978 - 1) < 1e-6 ? 1 : 0;
    }
    assertThat(paired / (double) normal.length).isBetween(0.9, 0.99);
  }

  private static double largest(Parameters drawn) {
    double largest = 0;
    int columns = drawn.shape().width(1);
    for (int row = 0; row < drawn.shape().inputs(); row++) {
      for (int column = 0; column < columns; column++) {
        largest =
            Math.max(largest, Math.abs(drawn.weights(1)[row * Layout.stride(columns) + column]));
      }
    }
    return largest;
  }

  private static Parameters draw(String name, int fanIn, int fanOut, long seed) {
    NetworkShape shape = new NetworkShape(fanIn, List.of(fanOut), 0);
    return Initialisers.draw(
        shape,
        1,
        Activations.parse("relu"),
        Initialisers.parse(name),
        RandomMode.COUNTER.streams(seed));
  }
}
