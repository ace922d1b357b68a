package initsweep.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** erf and gelu against numbers of SciPy, written by src/test/python/elementwise_reference.py. */
class ElementwiseReferenceTest {
  private interface Function {
    void apply(int from, int to, float[] z, float[] h, float[] slope);
  }

  private final Elementwise best = Kernels.best().elementwise();

  @Test
  void erfIsThatOfSciPy() throws IOException {
    assertAgreement("erf", best::erf);
  }

  @Test
  void geluIsThatOfSciPyFarIntoItsTail() throws IOException {
    assertAgreement("gelu", best::gelu);
  }

  private static void assertAgreement(String name, Function function) throws IOException {
    List<double[]> rows = rows(name);
    float[] z = new float[rows.size()];
    for (int i = 0; i < z.length; i++) {
      z[i] = (float) rows.get(i)[0];
    }
    float[] h = new float[z.length];
    float[] slope = new float[z.length];
    function.apply(0, z.length, z, h, slope);
    assertThat(z.length).isGreaterThan(900);
    for (int i = 0; i < z.length; i++) {
      double value = rows.get(i)[1];
      double derivative = rows.get(i)[2];
      assertThat((double) h[i])
          .as("%s at %s", name, z[i])
          .isCloseTo(value, within(Math.max(4 * Math.ulp((float) value), 1e-42)));
      assertThat((double) slope[i])
          .as("slope of %s at %s", name, z[i])
          .isCloseTo(derivative, within(4e-7 * Math.max(1, Math.abs(derivative))));
    }
  }

  /** z, value and slope of each row of one function. */
  private static List<double[]> rows(String name) throws IOException {
    try (InputStream in =
        ElementwiseReferenceTest.class.getResourceAsStream("elementwise-reference.csv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .map(line -> line.split(","))
          .filter(cells -> cells[0].equals(name))
          .map(cells -> new double[] {number(cells[1]), number(cells[2]), number(cells[3])})
          .toList();
    }
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }
}
