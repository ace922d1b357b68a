package initsweep.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import initsweep.kernel.Layout;
import initsweep.random.NumpyReference;
import initsweep.random.RandomMode;
import initsweep.spelling.InvalidValueException;
import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialisersTest {
  private static final Activation RELU = Activations.parse("relu");

  @ParameterizedTest
  @CsvSource({
    "0.01,0.01", "normal(0.01),0.01", "1,1.0", "1.0,1.0", "1e-3,0.001", "xavier,xavier", "Xavier,xavier", "sigmoid,xavier",
    "lecun_normal,xavier", "He,he", "relu,he", "kaiming_normal,he"
  })
  void everySpellingHasOneCanonicalForm(String text, String canonical) {
    assertThat(Initialisers.parse(text)).hasToString(canonical);
    assertThat(Initialisers.parse(canonical)).hasToString(canonical);
  }

  @Test
  void aSlipOfThePenIsAnsweredWithTheNearestName() {
    assertThatThrownBy(() -> Initialisers.parse("hee"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("\"hee\" is not an initialiser; did you mean he? known: ");
  }

  @ParameterizedTest
  @CsvSource({"-0.01", "normal(-1)", "NaN", "normal", "'normal(1,2)'", "he(2)", "''"})
  void nonsenseIsRefused(String text) {
    assertThatThrownBy(() -> Initialisers.parse(text)).isInstanceOf(InvalidValueException.class);
  }

  /** n s²/σ² is χ² distributed with n degrees of freedom; the band has probability 0.9999. */
  @ParameterizedTest
  @CsvSource({"0.01,300,40,1e-4", "1.0,40,300,1", "xavier,300,40,0.00333333333", "xavier,40,300,0.025", "he,300,40,0.00666666667"})
  void theSampleVarianceIsTheFormulas(String name, int fanIn, int fanOut, double variance) {
    Parameters drawn = draw(name, new NetworkShape(fanIn, List.of(fanOut), 0), 11);
    double n = (double) fanIn * fanOut;
    ChiSquaredDistribution chi2 = new ChiSquaredDistribution(n);
    assertThat(drawn.sumOfSquaredWeights() / variance)
        .isBetween(chi2.inverseCumulativeProbability(5e-5), chi2.inverseCumulativeProbability(1 - 5e-5));
    assertThat(drawn.biases(1)).containsOnly(0f);
  }

  @Test
  void scaledNormalsOfOneSeedDifferByTheirScaleAlone() {
    NetworkShape shape = new NetworkShape(50, List.of(20, 10), 3);
    Parameters he = draw("he", shape, 4);
    Parameters unit = draw("1.0", shape, 4);
    for (int layer = 1; layer <= 3; layer++) {
      double scale = Math.sqrt(2.0 / shape.width(layer - 1));
      for (int i = 0; i < he.weights(layer).length; i++) {
        assertThat((double) he.weights(layer)[i]).isCloseTo(scale * unit.weights(layer)[i], within(1e-6));
      }
    }
  }

  @Test
  void inNumpyModeTheWeightsAreThoseOfTheBooksScript() {
    NetworkShape book = new NetworkShape(784, List.of(100, 100, 100, 100), 10);
    List<String[]> rows = NumpyReference.rows("random/numpy-weights.csv");
    assertThat(rows).hasSize(300);
    Parameters drawn = null;
    String key = "";
    for (String[] row : rows) {
      if (!key.equals(row[0] + row[1])) {
        key = row[0] + row[1];
        drawn =
            Initialisers.draw(book, RELU, Initialisers.parse(row[1]), RandomMode.NUMPY.streams(Long.parseLong(row[0])));
      }
      assertThat(bits(drawn, Integer.parseInt(row[2]), Integer.parseInt(row[3]), Integer.parseInt(row[4])))
          .as(String.join(",", row))
          .isEqualTo(Integer.parseInt(row[5]));
    }
  }

  /** The bits of one weight; for row −1 those of all of the layer, xor-ed. */
  private static int bits(Parameters parameters, int layer, int row, int column) {
    int columns = parameters.shape().width(layer);
    float[] weights = parameters.weights(layer);
    if (row >= 0) {
      return Float.floatToIntBits(weights[row * Layout.stride(columns) + column]);
    }
    int xor = 0;
    for (int i = 0; i < parameters.shape().width(layer - 1); i++) {
      for (int j = 0; j < columns; j++) {
        xor ^= Float.floatToIntBits(weights[i * Layout.stride(columns) + j]);
      }
    }
    return xor;
  }

  private static Parameters draw(String name, NetworkShape shape, long seed) {
    return Initialisers.draw(shape, RELU, Initialisers.parse(name), RandomMode.COUNTER.streams(seed));
  }
}
