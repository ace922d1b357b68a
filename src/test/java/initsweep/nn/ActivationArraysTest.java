package initsweep.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.kernel.Kernel;
import initsweep.kernel.Kernels;
import initsweep.kernel.ScalarKernel;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** φ and φ′ on float32 arrays. */
class ActivationArraysTest {
  private static final Kernel SCALAR = new ScalarKernel();
  private static final float[] POINTS = points();

  static Stream<Activation> activations() {
    return Activations.names().stream().map(Activations::parse);
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

  @Test
  void divergenceIsNotHidden() {
    for (String name : new String[] {"relu", "sigmoid", "tanh", "identity"}) {
      float[] h = new float[1];
      Activations.parse(name).apply(SCALAR, 1, new float[] {Float.NaN}, h, new float[1]);
      assertThat(h[0]).as(name).isNaN();
    }
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
}
