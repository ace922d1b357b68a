package initsweep.nn;

import initsweep.kernel.Kernel;
import initsweep.nn.activations.Activations;

/**
 * An elementwise activation function φ and its derivative, declared together. An implementation is
 * immutable and has the canonical spelling of the sweep file as its {@code toString}; a class in a
 * user's jar is found by {@link java.util.ServiceLoader} under its spelling, see {@link
 * Activations}.
 *
 * <p>At ±∞ and at any finite z, φ and φ′ are their limits where those exist; NaN stays NaN, so that
 * divergence is detected.
 */
public interface Activation {
  /**
   * The spelling in sweep files and tables, lower case, such as {@code relu} or {@code
   * leaky_relu(0.2)}.
   */
  @Override
  String toString();

  /** φ(z). */
  double value(double z);

  /** φ′(z); at a kink, the value that training uses. */
  double slope(double z);

  /** Where φ′ jumps, ascending; empty for a smooth function. */
  default double[] kinks() {
    return new double[0];
  }

  /**
   * The finite limits of φ at ±∞ near which a unit is saturated, ascending; empty where there is
   * none. A limit that equals φ(0), such as that of relu or silu at −∞, is left out: a value near
   * it says only that z is small.
   */
  default double[] asymptotes() {
    return new double[0];
  }

  /** The definition on one line, such as {@code max(0, z)}; empty if unknown. */
  default String formula() {
    return "";
  }

  /** Where the definition comes from, on one line; empty if unknown. */
  default String source() {
    return "";
  }

  /**
   * h_i = φ(z_i) and slope_i = φ′(z_i) for i below {@code length}. This default rounds {@link
   * #value} and {@link #slope} to float32; a faster one must not depend on the machine either.
   *
   * @param h not the same array as z
   * @param slope may be null if only φ is wanted
   */
  default void apply(Kernel kernel, int length, float[] z, float[] h, float[] slope) {
    for (int i = 0; i < length; i++) {
      h[i] = (float) value(z[i]);
    }
    if (slope != null) {
      for (int i = 0; i < length; i++) {
        slope[i] = (float) slope(z[i]);
      }
    }
  }
}
