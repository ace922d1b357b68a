package initsweep.kernel;

import java.util.Arrays;

/**
 * Functions of whole float32 arrays, element by element, and their slopes: h_i = φ(z_i) and slope_i
 * = φ′(z_i) for {@code from} ≤ i < {@code to}, in one pass over memory that shares the exponential.
 * With {@code slope} null only h is computed. The arrays must be distinct.
 *
 * <p>Against the exact function, h is within 4 ulp or the smallest normal float, whichever is
 * larger, and the slope within 4e-7 times max(1, |φ′|); {@link Elementary} states the errors of the
 * parts. At ±∞ both are their limits where those exist; NaN stays NaN in h.
 *
 * <p>Implementations are stateless and thread-safe.
 */
public interface Elementwise {
  /** y = e^x; y may be x. */
  void exp(int from, int to, float[] x, float[] y);

  /** φ(z) = z. A copy without arithmetic, so all implementations share it. */
  default void identity(int from, int to, float[] z, float[] h, float[] slope) {
    System.arraycopy(z, from, h, from, to - from);
    if (slope != null) {
      Arrays.fill(slope, from, to, 1f);
    }
  }

  /** φ(z) = max(0, z), φ′(0) = 0. */
  void relu(int from, int to, float[] z, float[] h, float[] slope);

  /** φ(z) = z for z > 0, else a z; φ′(0) = a. */
  void leakyRelu(float a, int from, int to, float[] z, float[] h, float[] slope);

  /** φ(z) = above·z for z > 0, else below·(e^z − 1); φ′(0) = below. */
  void elu(float above, float below, int from, int to, float[] z, float[] h, float[] slope);

  /** φ(z) = min(max(z, min), max), φ′(min) = φ′(max) = 0. */
  void clip(float min, float max, int from, int to, float[] z, float[] h, float[] slope);

  /** φ(z) = min(max(z + 3, 0), 6)/6, φ′(±3) = 0. */
  void hardSigmoid(int from, int to, float[] z, float[] h, float[] slope);

  /** φ(z) = 1/(1 + e^−z), φ′ = φ (1 − φ). */
  void sigmoid(int from, int to, float[] z, float[] h, float[] slope);

  /** φ(z) = tanh z, φ′ = 1 − φ². */
  void tanh(int from, int to, float[] z, float[] h, float[] slope);

  /** φ(z) = z/(1 + |z|). */
  void softsign(int from, int to, float[] z, float[] h, float[] slope);

  /** φ(z) = ln(1 + e^z). */
  void softplus(int from, int to, float[] z, float[] h, float[] slope);

  /** φ(z) = z/(1 + e^−z). */
  void silu(int from, int to, float[] z, float[] h, float[] slope);

  /** φ(z) = z tanh(ln(1 + e^z)). */
  void mish(int from, int to, float[] z, float[] h, float[] slope);

  /** φ(z) = z Φ(z), Φ the normal distribution function. */
  void gelu(int from, int to, float[] z, float[] h, float[] slope);

  /** φ(z) = 2/√π ∫₀ᶻ e^(−t²) dt. */
  void erf(int from, int to, float[] z, float[] h, float[] slope);

  /** φ(z) = sin z. */
  void sin(int from, int to, float[] z, float[] h, float[] slope);

  /** φ(z) = 1.7159 sgn(z) (1 − 1/(1 + y + y² + 1.41645 y⁴)), y = 2|z|/3. */
  void rationalTanh(int from, int to, float[] z, float[] h, float[] slope);
}
