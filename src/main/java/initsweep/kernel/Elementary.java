package initsweep.kernel;

/**
 * Elementary functions in float32 from additions, multiplications, divisions and fused
 * multiply-adds only, so that they have the same bits on every machine. {@link VectorElementary}
 * evaluates the same expressions lane by lane.
 *
 * <p>NaN stays NaN. Errors in ulp are the largest distance from the exact value, in units in the
 * last place of the nearest float, over all results that are normal numbers.
 *
 * <p>Polynomials and range reduction after Cephes (Moshier 1992, {@code expf.c}, {@code tanhf.c},
 * {@code logf.c}, {@code ndtrf.c}, {@code sinf.c}); that of {@link #normalTail} after Shepherd and
 * Laframboise (1981, Math. Comp. 36, 249).
 */
final class Elementary {
  /** Above it e^x overflows, below its lower bound e^x rounds to 0. */
  static final float EXP_MAX = 89f;

  static final float EXP_MIN = -104f;
  static final float LOG2_E = 1.44269504088896341f;

  /**
   * Adding and subtracting 1.5·2²³ rounds to the nearest whole number, ties to even; in between,
   * the last bits are that number.
   */
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
  static final int ONE_BITS = EXPONENT_BIAS << MANTISSA_BITS;

  /**
   * Below it tanh is an odd polynomial of its own; above it 1 − 2/(e^2x + 1) has no cancellation.
   */
  static final float TANH_POLYNOMIAL_BELOW = 0.625f;

  static final float T4 = -5.70498872745e-3f;
  static final float T3 = 2.06390887954e-2f;
  static final float T2 = -5.37397155531e-2f;
  static final float T1 = 1.33314422036e-1f;
  static final float T0 = -3.33332819422e-1f;

  /** Above √2 − 1 the polynomial is evaluated for (1 + u)/2, and ln 2 is added. */
  static final float LOG_HALVED_ABOVE = 0.414213562f;

  static final float L8 = 7.0376836292e-2f;
  static final float L7 = -1.1514610310e-1f;
  static final float L6 = 1.1676998740e-1f;
  static final float L5 = -1.2420140846e-1f;
  static final float L4 = 1.4249322787e-1f;
  static final float L3 = -1.6668057665e-1f;
  static final float L2 = 2.0000714765e-1f;
  static final float L1 = -2.4999993993e-1f;
  static final float L0 = 3.3333331174e-1f;

  /** Beyond it Φ(−t) rounds to 0. */
  static final float TAIL_MAX = 16f;

  /**
   * (t + TAIL_CENTRE)·Φ(−t)·e^(t²/2) is the polynomial in (t − TAIL_CENTRE)/(t + TAIL_CENTRE) of
   * src/test/python/normal_tail_fit.py.
   */
  static final float TAIL_CENTRE = 1.625f;

  static final float N10 = 2.2375432e-4f;
  static final float N9 = 5.8469990e-4f;
  static final float N8 = 1.4501018e-6f;
  static final float N7 = -2.0656860e-3f;
  static final float N6 = -3.7821077e-3f;
  static final float N5 = -1.6897560e-5f;
  static final float N4 = 1.50627075e-2f;
  static final float N3 = 2.7337040e-2f;
  static final float N2 = -3.9605644e-2f;
  static final float N1 = -2.3261389e-1f;
  static final float N0 = 6.3382510e-1f;

  /** Below it erf is an odd polynomial of its own; above it 1 − 2Φ(−√2 x) has no cancellation. */
  static final float ERF_POLYNOMIAL_BELOW = 1f;

  static final float ROOT_2 = 1.41421356f;
  static final float R6 = 7.853861353153693e-5f;
  static final float R5 = -8.010193625184903e-4f;
  static final float R4 = 5.188327685732524e-3f;
  static final float R3 = -2.685381193529856e-2f;
  static final float R2 = 1.128358514861418e-1f;
  static final float R1 = -3.761262582423300e-1f;
  static final float R0 = 1.128379165726710f;

  /**
   * Beyond it the range reduction would need more parts of π/2; StrictMath computes those values.
   */
  static final float SIN_MAX = 65_536f;

  static final float TWO_OVER_PI = 0.636619772f;

  /** π/2 in three parts of 24 bits, each truncated rather than rounded. */
  static final float HALF_PI_HIGH = 0x1.921fb4p0f;

  static final float HALF_PI_MIDDLE = 0x1.4442dp-24f;
  static final float HALF_PI_LOW = 0x1.846988p-48f;
  static final float S2 = -1.9515295891e-4f;
  static final float S1 = 8.3321608736e-3f;
  static final float S0 = -1.6666654611e-1f;
  static final float C2 = 2.443315711809948e-5f;
  static final float C1 = -1.388731625493765e-3f;
  static final float C0 = 4.166664568298827e-2f;

  private Elementary() {}

  /** e^x within 1.1 ulp. */
  static float exp(float x) {
    float clamped = expRange(x);
    float n = nearestPower(clamped);
    return scaled(nearZeroExpm1(remainder(clamped, n)) + 1, n);
  }

  /** e^x − 1 within 1.5 ulp; the sign is that of x. */
  static float expm1(float x) {
    float clamped = expRange(x);
    float n = nearestPower(clamped);
    int half = (int) n >> 1;
    int rest = (int) n - half;
    float high = powerOfTwo(half);
    float p = nearZeroExpm1(remainder(clamped, n));
    return Math.copySign(Math.fma(p, high, high - powerOfTwo(-rest)) * powerOfTwo(rest), x);
  }

  private static float expRange(float x) {
    return Math.max(Math.min(x, EXP_MAX), EXP_MIN);
  }

  /** The whole number n for which 2^n is nearest to e^x. */
  private static float nearestPower(float x) {
    return Math.fma(x, LOG2_E, ROUNDER) - ROUNDER;
  }

  /** x − n ln 2. */
  private static float remainder(float x, float n) {
    return Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
  }

  /** e^r − 1 for |r| ≤ ln(2)/2. */
  private static float nearZeroExpm1(float r) {
    float p = Math.fma(E5, r, E4);
    p = Math.fma(p, r, E3);
    p = Math.fma(p, r, E2);
    p = Math.fma(p, r, E1);
    p = Math.fma(p, r, E0);
    return Math.fma(p, r * r, r);
  }

  /** p·2^n by two factors, each of which is a normal number. */
  private static float scaled(float p, float n) {
    int half = (int) n >> 1;
    return p * powerOfTwo(half) * powerOfTwo((int) n - half);
  }

  private static float powerOfTwo(int exponent) {
    return Float.intBitsToFloat(exponent + EXPONENT_BIAS << MANTISSA_BITS);
  }

  /** tanh x within 2.0 ulp. */
  static float tanh(float x) {
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

  /** ln(1 + u) for 0 ≤ u ≤ 1 within 1.5 ulp. */
  static float log1p(float u) {
    boolean halved = u > LOG_HALVED_ABOVE;
    float f = halved ? (u - 1) * 0.5f : u;
    float p = Math.fma(L8, f, L7);
    p = Math.fma(p, f, L6);
    p = Math.fma(p, f, L5);
    p = Math.fma(p, f, L4);
    p = Math.fma(p, f, L3);
    p = Math.fma(p, f, L2);
    p = Math.fma(p, f, L1);
    p = Math.fma(p, f, L0);
    float square = f * f;
    float curve = Math.fma(p * f, square, square * -0.5f);
    return halved ? f + (curve + LN2_LOW) + LN2_HIGH : f + curve;
  }

  /** e^(−t²/2) for 0 ≤ t ≤ {@link #TAIL_MAX} within 1.2 ulp. */
  static float gauss(float t) {
    float n = nearestPower(gaussExponent(t));
    return scaled(nearZeroExpm1(gaussRemainder(t, n)) + 1, n);
  }

  /** Φ(−t), the normal distribution function, for 0 ≤ t ≤ {@link #TAIL_MAX} within 3.5 ulp. */
  static float normalTail(float t) {
    float n = nearestPower(gaussExponent(t));
    float ratio = tailOverGauss(t);
    return scaled(Math.fma(ratio, nearZeroExpm1(gaussRemainder(t, n)), ratio), n);
  }

  private static float gaussExponent(float t) {
    return Math.max(t * t * -0.5f, EXP_MIN);
  }

  /** −t²/2 − n ln 2, the rounding error of t² included. */
  private static float gaussRemainder(float t, float n) {
    float square = t * t;
    return Math.fma(Math.fma(t, t, -square), -0.5f, remainder(gaussExponent(t), n));
  }

  /** Φ(−t) e^(t²/2), which falls from ½ like 1/t. */
  private static float tailOverGauss(float t) {
    float w = 1 / (t + TAIL_CENTRE);
    float q = (t - TAIL_CENTRE) * w;
    float p = Math.fma(N10, q, N9);
    p = Math.fma(p, q, N8);
    p = Math.fma(p, q, N7);
    p = Math.fma(p, q, N6);
    p = Math.fma(p, q, N5);
    p = Math.fma(p, q, N4);
    p = Math.fma(p, q, N3);
    p = Math.fma(p, q, N2);
    p = Math.fma(p, q, N1);
    p = Math.fma(p, q, N0);
    return p * w;
  }

  /** erf x within 2.5 ulp. */
  static float erf(float x) {
    if (Math.abs(x) < ERF_POLYNOMIAL_BELOW) {
      float z = x * x;
      float p = Math.fma(R6, z, R5);
      p = Math.fma(p, z, R4);
      p = Math.fma(p, z, R3);
      p = Math.fma(p, z, R2);
      p = Math.fma(p, z, R1);
      return Math.fma(p, z, R0) * x;
    }
    return Math.copySign(1 - 2 * normalTail(Math.min(Math.abs(x) * ROOT_2, TAIL_MAX)), x);
  }

  /** sin x within 2.0 ulp. */
  static float sin(float x) {
    return Math.abs(x) > SIN_MAX ? (float) StrictMath.sin(x) : quarterTurn(x, 0);
  }

  /** cos x within 2.0 ulp. */
  static float cos(float x) {
    return Math.abs(x) > SIN_MAX ? (float) StrictMath.cos(x) : quarterTurn(x, 1);
  }

  /** sin(x + quarters·π/2). */
  private static float quarterTurn(float x, int quarters) {
    float n = Math.fma(x, TWO_OVER_PI, ROUNDER) - ROUNDER;
    float r = Math.fma(n, -HALF_PI_HIGH, x);
    r = Math.fma(n, -HALF_PI_MIDDLE, r);
    r = Math.fma(n, -HALF_PI_LOW, r);
    int quadrant = (int) n + quarters;
    float size = (quadrant & 1) == 0 ? nearZeroSin(r) : nearZeroCos(r);
    return (quadrant & 2) == 0 ? size : -size;
  }

  /** sin r for |r| ≤ π/4. */
  private static float nearZeroSin(float r) {
    float z = r * r;
    float p = Math.fma(Math.fma(S2, z, S1), z, S0);
    return Math.fma(p, z, 1) * r;
  }

  /** cos r for |r| ≤ π/4. */
  private static float nearZeroCos(float r) {
    float z = r * r;
    float p = Math.fma(Math.fma(C2, z, C1), z, C0);
    return Math.fma(p * z, z, z * -0.5f) + 1;
  }
}
