package initsweep.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Elementary functions against StrictMath in double, over all magnitudes. */
class ElementaryTest {
  private interface FloatFunction {
    float at(float x);
  }

  @Test
  void expIsWithinTheStatedUlp() {
    assertThat(worstUlp(Elementary::exp, StrictMath::exp, -87.3f, 88.7f)).isLessThan(1.0);
  }

  @Test
  void tanhIsWithinTheStatedUlp() {
    assertThat(worstUlp(Elementary::tanh, StrictMath::tanh, -12f, 12f)).isLessThan(2.0);
  }

  @Test
  void expHasItsLimits() {
    assertThat(Elementary.exp(0)).isEqualTo(1f);
    assertThat(Elementary.exp(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Elementary.exp(89f)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Elementary.exp(Float.NEGATIVE_INFINITY)).isZero();
    assertThat(Elementary.exp(-104f)).isZero();
    assertThat(Elementary.exp(-100f))
        .isEqualTo(
            (float) StrictMath.exp(-100), org.assertj.core.api.Assertions.within(Float.MIN_VALUE));
    assertThat(Elementary.exp(Float.NaN)).isNaN();
  }

  @Test
  void tanhIsOddAndHasItsLimits() {
    assertThat(Elementary.tanh(Float.POSITIVE_INFINITY)).isEqualTo(1f);
    assertThat(Elementary.tanh(Float.NEGATIVE_INFINITY)).isEqualTo(-1f);
    assertThat(Elementary.tanh(Float.NaN)).isNaN();
    assertThat(Float.floatToIntBits(Elementary.tanh(-0f))).isEqualTo(Float.floatToIntBits(-0f));
    for (float x = 1e-6f; x < 20; x *= 1.01f) {
      assertThat(Elementary.tanh(-x)).isEqualTo(-Elementary.tanh(x));
    }
  }

  /** Every 97th float between the bounds: some 20 million of them. */
  private static double worstUlp(
      FloatFunction found, DoubleUnaryOperator exact, float from, float to) {
    double worst = 0;
    for (float sign : new float[] {-1, 1}) {
      float bound = sign < 0 ? -from : to;
      for (int bits = Float.floatToIntBits(1e-30f);
          Float.intBitsToFloat(bits) < bound;
          bits += 97) {
        float x = sign * Float.intBitsToFloat(bits);
        double wanted = exact.applyAsDouble(x);
        worst = Math.max(worst, Math.abs(found.at(x) - wanted) / Math.ulp((float) wanted));
      }
    }
    return worst;
  }
}
