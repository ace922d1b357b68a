package initsweep.nn.initialisers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import initsweep.kernel.Layout;
import initsweep.nn.Activation;
import initsweep.nn.NetworkShape;
import initsweep.nn.Parameters;
import initsweep.nn.activations.Activations;
import initsweep.random.NumpyReference;
import initsweep.random.RandomMode;
import initsweep.spelling.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitialisersTest {
  private static final Activation RELU = Activations.parse("relu");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0.01; 0.01",
        "normal(0.01); 0.01",
        "1; 1.0",
        "1.0; 1.0",
        "1e-3; 0.001",
        "0; 0.0",
        "xavier; xavier",
        "Xavier; xavier",
        "sigmoid; xavier",
        "lecun_normal; xavier",
        "He; he",
        "relu; he",
        "kaiming_normal; he",
        "he_uniform; he_uniform",
        "lecun_uniform; lecun_uniform",
        "glorot_normal; glorot_normal",
        "glorot_uniform; glorot_uniform",
        "uniform(0.050); uniform(0.05)",
        "Gaussian( 2.0 , 5e-2 ); gaussian(2,0.05)",
        "auto; auto",
        "auto_backward; auto_backward",
        "Critical; critical",
        "orthogonal; orthogonal",
        "orthogonal(1); orthogonal",
        "orthogonal(1.50); orthogonal(1.5)",
        "lsuv; lsuv",
        "identity; identity",
        "zeros; zeros",
        "constant(-0.10); constant(-0.1)",
        "sparse(15, 1.0); sparse(15,1)",
        "ZERO_O; zero_o",
        "torch_default; torch_default",
        "spark_mllib; spark_mllib",
        "dl4j_lecun_uniform; dl4j_lecun_uniform",
        "variance_scaling(2, FAN_IN, Normal); variance_scaling(2,fan_in,normal)",
        "variance_scaling(1.0,fan_avg,truncated_normal);"
            + " variance_scaling(1,fan_avg,truncated_normal)",
        "variance_scaling(0.5,fan_out,uniform); variance_scaling(0.5,fan_out,uniform)"
      })
  void everySpellingHasOneCanonicalForm(String text, String canonical) {
    assertThat(Initialisers.parse(text)).hasToString(canonical);
    assertThat(Initialisers.parse(canonical))
        .isEqualTo(Initialisers.parse(text))
        .hasToString(canonical);
  }

  @Test
  void everyBuiltInTellsItsFormulaAndSource() {
    assertThat(BuiltInRules.families())
        .hasSize(23)
        .allSatisfy(
            family -> {
              assertThat(family.formula()).isNotBlank();
              assertThat(family.source()).isNotBlank();
            });
    assertThat(Initialisers.parse("he").formula()).isEqualTo("N(0, 2/n_in)");
    assertThat(Initialisers.parse("relu").source()).isEqualTo("He et al. 2015, eq. 10");
  }

  /** A new revision is a new run_id, so it has to be asked for here as well. */
  @Test
  void onlyTheseFourHaveBeenRedefined() {
    assertThat(
            BuiltInRules.families().stream()
                .filter(family -> family.revision() != 1)
                .map(family -> family.name() + " " + family.revision()))
        .containsExactly("auto 2", "auto_backward 2", "lsuv 2", "spark_mllib 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hee; \"hee\" is not an initialiser; did you mean he? known:"
            + " variance_scaling(scale,mode,distribution), normal(std), ",
        "gausian(2,0); \"gausian\" is not an initialiser; did you mean gaussian(sw2,sb2)? known: ",
        "kaiming_norml; \"kaiming_norml\" is not an initialiser; did you mean kaiming_normal?"
            + " known: ",
        "NaN; \"nan\" is not an initialiser; known: ",
        "-0.01; \"normal(-0.01)\" has std = -0.01; expected 0 or more",
        "normal(-1); \"normal(-1)\" has std = -1; expected 0 or more",
        "normal(nan); \"nan\" is not argument std of normal; expected a finite number",
        "normal(1e999); \"1e999\" is too large for argument std of normal; expected a finite"
            + " number",
        "normal; \"normal\" has 0 argument(s); expected normal(std)",
        "normal(1,2); \"normal(1,2)\" has 2 argument(s); expected normal(std)",
        "gaussian(1); \"gaussian(1)\" has 1 argument(s); expected gaussian(sw2,sb2)",
        "gaussian(1,-0.5); \"gaussian(1,-0.5)\" has sb2 = -0.5; expected 0 or more",
        "he(2); \"he(2)\" has 1 argument(s); expected he without arguments",
        "uniform(-1); \"uniform(-1)\" has a = -1; expected 0 or more",
        "orthogonal(-1); \"orthogonal(-1)\" has gain = -1; expected 0 or more",
        "orthogonal(1,2); \"orthogonal(1,2)\" has 2 argument(s); expected orthogonal(gain)",
        "sparse(0.9,1); \"0.9\" is not argument s of sparse; expected a whole number from 1 to"
            + " 2147483647",
        "sparse(0,1); \"0\" is not argument s of sparse; expected a whole number from 1 to"
            + " 2147483647",
        "constant; \"constant\" has 0 argument(s); expected constant(c)",
        "variance_scaling(2,fan_inn,normal); \"fan_inn\" is not a mode of variance_scaling; did you"
            + " mean fan_in? known: fan_in, fan_out, fan_avg",
        "variance_scaling(2,fan_in,gauss); \"gauss\" is not a distribution of variance_scaling;"
            + " known: normal, truncated_normal, uniform",
        "variance_scaling(2); \"variance_scaling(2)\" has 1 argument(s); expected"
            + " variance_scaling(scale,mode,distribution)",
        "variance_scaling(-2,fan_in,normal); \"variance_scaling(-2,fan_in,normal)\" has scale = -2;"
            + " expected 0 or more"
      })
  void nonsenseIsRefusedWithTheRemedy(String textAndMessage) {
    int end = textAndMessage.indexOf(';');
    assertThatThrownBy(() -> Initialisers.parse(textAndMessage.substring(0, end)))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith(textAndMessage.substring(end + 2));
  }

  @Test
  void anEmptyTextIsRefused() {
    assertThatThrownBy(() -> Initialisers.parse("")).isInstanceOf(InvalidValueException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0.01; true",
        "xavier; true",
        "he; true",
        "glorot_normal; true",
        "auto; true",
        "auto_backward; true",
        "gaussian(2,0); true",
        "variance_scaling(2,fan_in,normal); true",
        "gaussian(2,0.05); false",
        "variance_scaling(2,fan_in,truncated_normal); false",
        "uniform(0.1); false",
        "he_uniform; false",
        "orthogonal; false",
        "lsuv; false",
        "critical; false",
        "zeros; false",
        "sparse(2,1); false",
        "torch_default; false"
      })
  void whatRngNumpyCanDrawIsKnown(String name, boolean isScaledNormal) {
    assertThat(Initialisers.parse(name).isScaledNormal()).isEqualTo(isScaledNormal);
  }

  @Test
  void scaledNormalsOfOneSeedDifferByTheirScaleAlone() {
    NetworkShape shape = new NetworkShape(50, List.of(20, 10), 3);
    Parameters he = draw("he", shape, 4);
    Parameters unit = draw("1.0", shape, 4);
    for (int layer = 1; layer <= 3; layer++) {
      double scale = Math.sqrt(2.0 / shape.width(layer - 1));
      for (int i = 0; i < he.weights(layer).length; i++) {
        assertThat((double) he.weights(layer)[i])
            .isCloseTo(scale * unit.weights(layer)[i], within(1e-6));
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
            Initialisers.draw(
                book,
                1,
                RELU,
                Initialisers.parse(row[1]),
                RandomMode.NUMPY.streams(Long.parseLong(row[0])));
      }
      assertThat(
              bits(
                  drawn,
                  Integer.parseInt(row[2]),
                  Integer.parseInt(row[3]),
                  Integer.parseInt(row[4])))
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
    return Initialisers.draw(
        shape, 1, RELU, Initialisers.parse(name), RandomMode.COUNTER.streams(seed));
  }
}
