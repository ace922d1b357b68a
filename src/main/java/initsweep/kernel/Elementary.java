package initsweep.kernel;

/**
 * Elementary functions in float32 from additions, multiplications and fused multiply-adds only, so
 * that they have the same bits on every machine. {@link VectorKernel} evaluates the same
 * expressions lane by lane.
 *
 * <p>Polynomials and range reduction after Cephes (Moshier 1992, {@code expf.c}, {@code tanhf.c}).
 */
public final class Elementary {
  /** Above it e^x overflows, below its lower twin e^x rounds to 0. */
  static final float EXP_MOST = 89f;

  static final float EXP_LEAST = -104f;
  static final float LOG2_E = 1.44269504088896341f;

  /** Adding and subtracting 1.5·2²³ rounds to the nearest whole number, ties to even. */
  static final float ROUNDER = 12_582_912f;

  /** ln 2 in two parts; the first has so few bits that n·LN2_HIGH is exact. */
  static final float LN2_HIGH = 0.693359375f;

  static final float LN2_LOW = -2.12194440e-4f;
  static final float E5 = 1.9875691500e-4f;
  static final float E4 = 1.3981999507e-3f;
  static final float E3 = 8.3334519073e-3f;
  static final float E2 = 4.1665795894e-2f;
  static final float E1 = 1.6666665459e-1f;
  static final float E0 = 5.0000001201e-1f;
  static final int EXPONENT_BIAS = 127;
  static final int MANTISSA_BITS = 23;

  /** Below it tanh is its own odd polynomial; above, 1 − 2/(e^2x + 1) loses nothing. */
  static final float TANH_POLYNOMIAL_BELOW = 0.625f;

  static final float T4 = -5.70498872745e-3f;
  static final float T3 = 2.06390887954e-2f;
  static final float T2 = -5.37397155531e-2f;
  static final float T1 = 1.33314422036e-1f;
  static final float T0 = -3.33332819422e-1f;

  private Elementary() {}

  /** e^x within 1.0 ulp of the exact value where that is a normal number; NaN for NaN. */
  public static float exp(float x) {
    float clamped = Math.max(Math.min(x, EXP_MOST), EXP_LEAST);
    float n = Math.fma(clamped, LOG2_E, ROUNDER) - ROUNDER;
    float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, clamped));
    float p = Math.fma(E5, r, E4);
    p = Math.fma(p, r, E3);
    p = Math.fma(p, r, E2);
    p = Math.fma(p, r, E1);
    p = Math.fma(p, r, E0);
    p = Math.fma(p, r * r, r) + 1;
    int exponent = (int) n;
    int half = exponent >> 1; // two factors, so that neither leaves the range of normal numbers
    return p * powerOfTwo(half) * powerOfTwo(exponent - half);
  }

  private static float powerOfTwo(int exponent) {
    return Float.intBitsToFloat(exponent + EXPONENT_BIAS << MANTISSA_BITS);
  }

  /** tanh x within 2.0 ulp of the exact value; NaN for NaN. */
  public static float tanh(float x) {
    float size = Math.abs(x);
    if (size < TANH_POLYNOMIAL_BELOW) {
      float z = size * size;
      float p = Math.fma(T4, z, T3);
      p = Math.fma(p, z, T2);
      p = Math.fma(p, z, T1);
      p = Math.fma(p, z, T0);
      return Math.copySign(Math.fma(p * z, size, size), x);
    }
    return Math.copySign(1 - 2 / (exp(size + size) + 1), x);
  }
}
