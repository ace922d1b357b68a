package initsweep.nn.activations;

import initsweep.kernel.Elementwise;
import java.util.function.DoubleUnaryOperator;

/**
 * The definition of a built-in activation without its name: φ and φ′, where φ′ jumps, where φ
 * saturates, and optionally a fast float32 evaluation of both.
 *
 * @param fast if null, φ and φ′ are rounded to float32
 */
record Formula(
    String text,
    String source,
    DoubleUnaryOperator value,
    DoubleUnaryOperator slope,
    double[] kinks,
    double[] asymptotes,
    FastPath fast) {

  /** φ and φ′ of whole arrays, a method of {@link Elementwise}. */
  @FunctionalInterface
  interface FastPath {
    void apply(Elementwise functions, int from, int to, float[] z, float[] h, float[] slope);
  }

  /** A smooth function without finite limits. */
  static Formula of(
      String text, String source, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
    return new Formula(text, source, value, slope, new double[0], new double[0], null);
  }

  Formula kinkedAt(double... kinks) {
    return new Formula(text, source, value, slope, kinks, asymptotes, fast);
  }

  Formula saturatingAt(double... asymptotes) {
    return new Formula(text, source, value, slope, kinks, asymptotes, fast);
  }

  Formula evaluatedBy(FastPath fast) {
    return new Formula(text, source, value, slope, kinks, asymptotes, fast);
  }
}
