package initsweep.nn;

import initsweep.kernel.Kernel;
import java.util.function.DoubleUnaryOperator;

/**
 * What a built-in activation is, apart from its name: φ and φ′, where φ′ jumps, where φ saturates,
 * and optionally a fast float32 evaluation of both.
 *
 * @param elementwise null stands for rounding φ and φ′ to float32
 */
record Formula(
    String text,
    String source,
    DoubleUnaryOperator value,
    DoubleUnaryOperator slope,
    double[] kinks,
    double[] asymptotes,
    Elementwise elementwise) {

  /** φ and φ′ of whole arrays, as {@link Activation#apply}. */
  @FunctionalInterface
  interface Elementwise {
    void apply(Kernel kernel, int length, float[] z, float[] h, float[] slope);
  }

  /** A smooth function without finite limits. */
  static Formula of(
      String text, String source, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
    return new Formula(text, source, value, slope, new double[0], new double[0], null);
  }

  Formula kinkedAt(double... kinks) {
    return new Formula(text, source, value, slope, kinks, asymptotes, elementwise);
  }

  Formula saturatingAt(double... asymptotes) {
    return new Formula(text, source, value, slope, kinks, asymptotes, elementwise);
  }

  Formula evaluatedBy(Elementwise elementwise) {
    return new Formula(text, source, value, slope, kinks, asymptotes, elementwise);
  }
}
