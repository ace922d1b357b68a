package initsweep.nn.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.kernel.Kernel;
import initsweep.kernel.Kernels;
import initsweep.kernel.ScalarKernel;
import initsweep.nn.Activation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** φ and φ′ on float32 arrays. */
class ActivationArraysTest {
  private static final Kernel SCALAR = new ScalarKernel();
  private static final float[] POINTS = points();

  /** Some 130,000 floats of every exponent, both signs; infinities and NaN among them. */
  private static final float[] ALL = everyNth(32_771);

  static Stream<Activation> activations() {
    List<String> members = List.of("leaky_relu(0)", "leaky_relu(0.3)", "elu(0)", "elu(1000)");
    return Stream.concat(Activations.names().stream(), members.stream()).map(Activations::parse);
  }

  @ParameterizedTest
  @MethodSource("activations")
  void arraysAgreeWithTheExactFunction(Activation activation) {
    float[] h = new float[POINTS.length];
    float[] slope = new float[POINTS.length];
    activation.apply(SCALAR, POINTS.length, POINTS, h, slope);
    for (int i = 0; i < POINTS.length; i++) {
      double value = activation.value(POINTS[i]);
      assertThat((double) h[i])
          .as("%s at %s", activation, POINTS[i])
          .isCloseTo(value, within(tolerance(value)));
      double derivative = activation.slope(POINTS[i]);
      assertThat((double) slope[i])
          .as("slope of %s at %s", activation, POINTS[i])
          .isCloseTo(derivative, within(3e-7 * Math.max(1, Math.abs(derivative))));
    }
  }

  /** Relative, down to the smallest normal number. */
  private static double tolerance(double value) {
    return Math.max(Float.MIN_NORMAL, 3e-7 * Math.abs(value));
  }

  @ParameterizedTest
  @MethodSource("activations")
  void arraysAgreeWithTheExactFunctionAsStatedOverAllFloats(Activation activation) {
    float[] h = new float[ALL.length];
    float[] slope = new float[ALL.length];
    activation.apply(Kernels.best(), ALL.length, ALL, h, slope);
    for (int i = 0; i < ALL.length; i++) {
      if (!isAsStated(activation, ALL[i], h[i], slope[i])) {
        assertThat(new double[] {h[i], slope[i]})
            .as("%s at %s", activation, ALL[i])
            .containsExactly(activation.value(ALL[i]), activation.slope(ALL[i]));
      }
    }
  }

  /** {@link initsweep.kernel.Elementwise}'s statement; a value beyond float32 is infinite. */
  private static boolean isAsStated(Activation activation, float z, float h, float slope) {
    float value = (float) activation.value(z);
    if (!Float.isFinite(value)) {
      return Float.compare(h, value) == 0;
    }
    double derivative = activation.slope(z);
    return Math.abs(h - activation.value(z)) <= Math.max(4 * Math.ulp(value), Float.MIN_NORMAL)
        && Math.abs(slope - derivative) <= 4e-7 * Math.max(1, Math.abs(derivative));
  }

  @ParameterizedTest
  @MethodSource("activations")
  void allKernelsGiveTheSameBits(Activation activation) {
    for (int length : new int[] {1, 3, 7, 8, 9, 13, 15, 16, 17, 100, 113, 784}) {
      float[][] scalar = apply(activation, SCALAR, length);
      float[][] best = apply(activation, Kernels.best(), length);
      assertThat(best[0]).as(activation.toString()).isEqualTo(scalar[0]);
      assertThat(best[1]).as(activation.toString()).isEqualTo(scalar[1]);
    }
  }

  @ParameterizedTest
  @MethodSource("activations")
  void theSlopeMayBeLeftOut(Activation activation) {
    float[] h = new float[100];
    activation.apply(SCALAR, 100, POINTS, h, null);
    assertThat(h).isEqualTo(apply(activation, SCALAR, 100)[0]);
  }

  private static float[][] apply(Activation activation, Kernel kernel, int length) {
    float[][] out = new float[2][length];
    activation.apply(kernel, length, POINTS, out[0], out[1]);
    return out;
  }

  private static float[] points() {
    float[] points = new float[2000];
    for (int i = 0; i < points.length; i++) {
      points[i] = (i * 7919 % 2000 - 1000) * (i % 3 == 0 ? 1e-5f : 0.0213f);
    }
    return points;
  }

  private static float[] everyNth(int step) {
    float[] floats = new float[(int) ((1L << Integer.SIZE) / step) + 1];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = Float.intBitsToFloat((int) ((long) i * step));
    }
    return floats;
  }
}
