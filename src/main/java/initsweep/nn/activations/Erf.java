package initsweep.nn.activations;

/**
 * The error function in double precision from {@link StrictMath}, so that it has the same bits on
 * every machine.
 *
 * <p>Below 1, Maclaurin's series. From 1 on, the trapezoidal rule with its exact correction for the
 * pole (Chiarella and Reichl 1968, Math. Comp. 22, 137): with h = ½ it is good to e^(−π²/h²) ≈
 * 7e-18,
 *
 * <pre>  erfc x = (h x/π) e^(−x²) (1/x² + 2 Σ_k e^(−h²k²)/(h²k² + x²)) − 2/(e^(2πx/h) − 1)</pre>
 */
final class Erf {
  private static final double STEP = 0.5;

  /** e^(−(STEP·13)²) is below half an ulp of the sum. */
  private static final int NODES = 12;

  /**
   * The first term that is left out of the series, x^45/(22!·45), is below half an ulp of erf x for
   * x below 1.
   */
  private static final int TERMS = 22;

  private static final double SERIES_BELOW = 1;

  /** Above it the correction for the pole is below half an ulp of erfc x. */
  private static final double POLE_BELOW = 6;

  private static final double TWO_OVER_ROOT_PI = 2 / StrictMath.sqrt(Math.PI);
  private static final double[] SERIES = series();
  private static final double[] WEIGHTS = weights();

  private Erf() {}

  /** erf x = 2/√π ∫₀ˣ e^(−t²) dt, within 2 ulp. */
  static double erf(double x) {
    double size = Math.abs(x);
    return size < SERIES_BELOW ? seriesErf(x) : Math.copySign(1 - tail(size), x);
  }

  /** erfc x = 1 − erf x without cancellation, within 8 ulp where the result is a normal number. */
  static double erfc(double x) {
    if (Math.abs(x) < SERIES_BELOW) {
      return 1 - seriesErf(x);
    }
    return x > 0 ? tail(x) : 2 - tail(-x);
  }

  private static double seriesErf(double x) {
    double square = x * x;
    double sum = 0;
    for (int n = TERMS - 1; n > 0; n--) {
      sum = (sum + SERIES[n]) * square;
    }
    return Math.fma(TWO_OVER_ROOT_PI, x, x * sum);
  }

  /** erfc x for x ≥ 1. */
  private static double tail(double x) {
    double square = x * x;
    double sum = 0;
    for (int k = NODES; k > 0; k--) {
      sum += WEIGHTS[k] / (STEP * STEP * k * k + square);
    }
    double smooth = STEP / Math.PI * x * (1 / square + 2 * sum) * gauss(x);
    return x < POLE_BELOW
        ? smooth - 2 / StrictMath.expm1(2 * Math.PI / STEP * x)
        : zeroAtInfinity(x, smooth);
  }

  private static double zeroAtInfinity(double x, double tail) {
    return Double.isInfinite(x * x) ? 0 : tail;
  }

  /** e^(−x²), the rounding error of x² included. */
  static double gauss(double x) {
    double square = x * x;
    double lost = Math.fma(x, x, -square);
    double max = StrictMath.exp(-square);
    return max == 0 ? 0 : max - max * lost;
  }

  /** 2/√π (−1)^n/(n! (2n+1)). */
  private static double[] series() {
    double[] series = new double[TERMS];
    double factorial = 1;
    for (int n = 0; n < TERMS; n++) {
      series[n] = TWO_OVER_ROOT_PI / (factorial * (2 * n + 1));
      factorial *= -(n + 1);
    }
    return series;
  }

  /** e^(−h²k²). */
  private static double[] weights() {
    double[] weights = new double[NODES + 1];
    for (int k = 0; k <= NODES; k++) {
      weights[k] = StrictMath.exp(-STEP * STEP * k * k);
    }
    return weights;
  }
}
