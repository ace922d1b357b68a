package initsweep.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vector functions have the bits of the scalar ones, everywhere and for awkward ranges. */
class ElementwiseTwinsTest {
  private static final Elementwise SCALAR = new ScalarElementwise();
  private static final Elementwise VECTOR = new VectorElementwise();
  private static final int[] LENGTHS = {1, 3, 7, 8, 9, 13, 15, 16, 17, 100, 113, 784};

  /** Some million floats of every exponent, both signs; infinities and NaN among them. */
  private static final float[] ALL = everyNth(4099);

  interface Function {
    void apply(Elementwise twin, int from, int to, float[] z, float[] h, float[] slope);
  }

  static Iterable<String> names() {
    return functions().keySet();
  }

  private static Map<String, Function> functions() {
    Map<String, Function> functions = new LinkedHashMap<>();
    functions.put("exp", (twin, from, to, z, h, slope) -> twin.exp(from, to, z, h));
    functions.put("identity", Elementwise::identity);
    functions.put("relu", Elementwise::relu);
    functions.put(
        "leakyRelu", (twin, from, to, z, h, slope) -> twin.leakyRelu(0.01f, from, to, z, h, slope));
    functions.put(
        "elu", (twin, from, to, z, h, slope) -> twin.elu(1.05f, 1.76f, from, to, z, h, slope));
    functions.put("clip", (twin, from, to, z, h, slope) -> twin.clip(0, 6, from, to, z, h, slope));
    functions.put("hardSigmoid", Elementwise::hardSigmoid);
    functions.put("sigmoid", Elementwise::sigmoid);
    functions.put("tanh", Elementwise::tanh);
    functions.put("softsign", Elementwise::softsign);
    functions.put("softplus", Elementwise::softplus);
    functions.put("silu", Elementwise::silu);
    functions.put("mish", Elementwise::mish);
    functions.put("gelu", Elementwise::gelu);
    functions.put("erf", Elementwise::erf);
    functions.put("sin", Elementwise::sin);
    functions.put("rationalTanh", Elementwise::rationalTanh);
    return functions;
  }

  @ParameterizedTest
  @MethodSource("names")
  void theBitsAreEqualOverAllFloats(String name) {
    assertSameBits(name, ALL, 0, ALL.length);
  }

  @ParameterizedTest
  @MethodSource("names")
  void theBitsAreEqualForRangesThatFitNoRegister(String name) {
    float[] ordinary = new float[800];
    for (int i = 0; i < ordinary.length; i++) {
      ordinary[i] = (i * 7919 % 800 - 400) * (i % 3 == 0 ? 1e-4f : 0.03f);
    }
    for (int length : LENGTHS) {
      assertSameBits(name, ordinary, 0, length);
      assertSameBits(name, ordinary, 5, 5 + length);
    }
  }

  /** With slopes and without; what lies outside the range is left alone. */
  private static void assertSameBits(String name, float[] z, int from, int to) {
    Function function = functions().get(name);
    float[][] scalar = new float[3][z.length];
    float[][] vector = new float[3][z.length];
    function.apply(SCALAR, from, to, z, scalar[0], scalar[1]);
    function.apply(VECTOR, from, to, z, vector[0], vector[1]);
    function.apply(SCALAR, from, to, z, scalar[2], null);
    function.apply(VECTOR, from, to, z, vector[2], null);
    for (int i = 0; i < z.length; i++) {
      if (Float.floatToIntBits(vector[0][i]) != Float.floatToIntBits(scalar[0][i])
          || Float.floatToIntBits(vector[1][i]) != Float.floatToIntBits(scalar[1][i])
          || Float.floatToIntBits(vector[2][i]) != Float.floatToIntBits(scalar[0][i])
          || Float.floatToIntBits(scalar[2][i]) != Float.floatToIntBits(scalar[0][i])) {
        assertThat(row(vector, i))
            .as("%s at %s, element %s", name, z[i], i)
            .isEqualTo(row(scalar, i));
      }
    }
  }

  private static float[] row(float[][] arrays, int i) {
    return new float[] {arrays[0][i], arrays[1][i], arrays[2][i]};
  }

  private static float[] everyNth(int step) {
    float[] floats = new float[(int) ((1L << Integer.SIZE) / step) + 1];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = Float.intBitsToFloat((int) ((long) i * step));
    }
    return floats;
  }
}
