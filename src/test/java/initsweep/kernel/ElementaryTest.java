package initsweep.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Elementary functions against StrictMath in double, over all magnitudes. */
class ElementaryTest {
  private interface FloatFunction {
    float at(float x);
  }

  /** Function, exact function, bounds of the argument, stated error in ulp. */
  static Stream<Arguments> statements() {
    return Stream.of(
        statement("exp", Elementary::exp, StrictMath::exp, -87.3f, 88.7f, 1.1),
        statement("expm1", Elementary::expm1, StrictMath::expm1, -120f, 88.7f, 1.5),
        statement("tanh", Elementary::tanh, StrictMath::tanh, -12f, 12f, 2.0),
        statement("log1p", Elementary::log1p, StrictMath::log1p, 0f, 1f, 1.5),
        statement("gauss", Elementary::gauss, t -> StrictMath.exp(-t * t / 2), 0f, 13f, 1.2),
        statement("sin", Elementary::sin, StrictMath::sin, -65_536f, 65_536f, 2.0),
        statement("cos", Elementary::cos, StrictMath::cos, -65_536f, 65_536f, 2.0),
        statement("huge sin", Elementary::sin, StrictMath::sin, 65_537f, 3e38f, 0.5001),
        statement("huge cos", Elementary::cos, StrictMath::cos, 65_537f, 3e38f, 0.5001));
  }

  private static Arguments statement(
      String name,
      FloatFunction found,
      DoubleUnaryOperator exact,
      float from,
      float to,
      double ulp) {
    return Arguments.of(name, found, exact, from, to, ulp);
  }

  @ParameterizedTest(name = "{0} is within {5} ulp")
  @MethodSource("statements")
  void theErrorIsWithinTheStatedUlp(
      String name,
      FloatFunction found,
      DoubleUnaryOperator exact,
      float from,
      float to,
      double ulp) {
    double worst =
        Math.max(worstUlp(found, exact, from, to, 1), worstUlp(found, exact, from, to, -1));
    assertThat(worst).as(name).isPositive().isLessThanOrEqualTo(ulp);
  }

  /** Every 193rd normal float of one sign between the bounds, some ten million of them. */
  private static double worstUlp(
      FloatFunction found, DoubleUnaryOperator exact, float from, float to, int sign) {
    double worst = 0;
    float min = Math.max(sign * (sign > 0 ? from : to), Float.MIN_NORMAL);
    float max = sign * (sign > 0 ? to : from);
    for (int bits = Float.floatToIntBits(min); Float.intBitsToFloat(bits) <= max; bits += 193) {
      float x = sign * Float.intBitsToFloat(bits);
      double wanted = exact.applyAsDouble(x);
      worst = Math.max(worst, Math.abs(found.at(x) - wanted) / Math.ulp((float) wanted));
    }
    return worst;
  }

  @Test
  void expHasItsLimits() {
    assertThat(Elementary.exp(0)).isEqualTo(1f);
    assertThat(Elementary.exp(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Elementary.exp(89f)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Elementary.exp(Float.NEGATIVE_INFINITY)).isZero();
    assertThat(Elementary.exp(-104f)).isZero();
    assertThat(Elementary.exp(-100f))
        .isEqualTo((float) StrictMath.exp(-100), within(Float.MIN_VALUE));
    assertThat(Elementary.exp(Float.NaN)).isNaN();
  }

  @Test
  void expm1HasItsLimits() {
    assertThat(Elementary.expm1(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Elementary.expm1(Float.NEGATIVE_INFINITY)).isEqualTo(-1f);
    assertThat(Elementary.expm1(Float.MIN_VALUE)).isEqualTo(Float.MIN_VALUE);
    assertThat(Elementary.expm1(-Float.MIN_VALUE)).isEqualTo(-Float.MIN_VALUE);
    assertThat(Elementary.expm1(Float.NaN)).isNaN();
  }

  @Test
  void log1pHasItsLimits() {
    assertThat(Elementary.log1p(0)).isZero();
    assertThat(Elementary.log1p(Float.MIN_VALUE)).isEqualTo(Float.MIN_VALUE);
    assertThat(Elementary.log1p(1)).isEqualTo((float) StrictMath.log(2));
    assertThat(Elementary.log1p(Float.NaN)).isNaN();
  }

  @Test
  void tanhIsOddAndHasItsLimits() {
    assertThat(Elementary.tanh(Float.POSITIVE_INFINITY)).isEqualTo(1f);
    assertThat(Elementary.tanh(Float.NEGATIVE_INFINITY)).isEqualTo(-1f);
    assertThat(Elementary.tanh(Float.NaN)).isNaN();
    for (float x = 1e-6f; x < 20; x *= 1.01f) {
      assertThat(Elementary.tanh(-x)).isEqualTo(-Elementary.tanh(x));
    }
  }

  @Test
  void theNormalTailHasItsLimits() {
    assertThat(Elementary.normalTail(0)).isEqualTo(0.5f);
    assertThat(Elementary.normalTail(Elementary.TAIL_MAX)).isZero();
    assertThat(Elementary.normalTail(Float.NaN)).isNaN();
    assertThat(Elementary.gauss(0)).isEqualTo(1f);
    assertThat(Elementary.gauss(Elementary.TAIL_MAX)).isZero();
  }

  @Test
  void erfHasItsLimits() {
    assertThat(Elementary.erf(Float.POSITIVE_INFINITY)).isEqualTo(1f);
    assertThat(Elementary.erf(Float.NEGATIVE_INFINITY)).isEqualTo(-1f);
    assertThat(Elementary.erf(Float.NaN)).isNaN();
  }

  @Test
  void theSineOfAnInfiniteAngleIsNotANumber() {
    assertThat(Elementary.sin(Float.POSITIVE_INFINITY)).isNaN();
    assertThat(Elementary.cos(Float.NEGATIVE_INFINITY)).isNaN();
    assertThat(Elementary.sin(Float.NaN)).isNaN();
  }

  @Test
  void oddFunctionsKeepTheSignOfZero() {
    for (FloatFunction odd :
        new FloatFunction[] {
          Elementary::tanh, Elementary::expm1, Elementary::erf, Elementary::sin
        }) {
      assertThat(Float.floatToIntBits(odd.at(-0f))).isEqualTo(Float.floatToIntBits(-0f));
      assertThat(Float.floatToIntBits(odd.at(0f))).isZero();
    }
  }
}
