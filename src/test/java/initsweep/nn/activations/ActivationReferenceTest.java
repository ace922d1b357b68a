package initsweep.nn.activations;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.nn.Activation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against numbers of NumPy and SciPy, written by src/test/python/activation_reference.py. */
class ActivationReferenceTest {
  private static final double ULP = Math.ulp(1.0);

  @Test
  void valuesAndSlopesAreThoseOfSciPy() throws IOException {
    List<String[]> rows = rows("activation-reference.csv");
    assertThat(rows).hasSizeGreaterThan(600);
    for (String[] row : rows) {
      Activation activation = Activations.parse(row[0]);
      double z = Double.parseDouble(row[1]);
      String where = activation + " at " + z;
      assertThat(activation.value(z))
          .as("value of " + where)
          .isCloseTo(Double.parseDouble(row[2]), within(row[2]));
      assertThat(activation.slope(z))
          .as("slope of " + where)
          .isCloseTo(Double.parseDouble(row[3]), within(row[3]));
    }
  }

  /** 4e-15, relative to the number, or absolute in units of a tenth where both sides cancel. */
  private static Offset<Double> within(String expected) {
    return Offset.offset(4e-15 * Math.max(0.1, Math.abs(Double.parseDouble(expected))));
  }

  @Test
  void erfIsWithinTwoUlp() throws IOException {
    for (String[] row : rows("erf-reference.csv")) {
      double expected = Double.parseDouble(row[1]);
      assertThat(Erf.erf(Double.parseDouble(row[0])))
          .as("erf " + row[0])
          .isCloseTo(expected, Offset.offset(2 * Math.ulp(expected)));
    }
  }

  @Test
  void erfcKeepsItsDigitsInTheTail() throws IOException {
    for (String[] row : rows("erf-reference.csv")) {
      double expected = Double.parseDouble(row[2]);
      assertThat(Erf.erfc(Double.parseDouble(row[0])))
          .as("erfc " + row[0])
          .isCloseTo(expected, Offset.offset(8 * ULP * expected));
    }
  }

  private static List<String[]> rows(String file) throws IOException {
    try (InputStream in = ActivationReferenceTest.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(line -> line.split(",")).toList();
    }
  }
}
