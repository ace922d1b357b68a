package initsweep.nn.meanfield;

import java.util.function.DoubleUnaryOperator;

/**
 * Zeros of a continuous function between two points where its signs differ. The BrentSolver of
 * Commons Math stops some units in the last place earlier at the same tolerances, which moves
 * published numbers: q* of leaky_relu at sw2 1.7, sb2 0.05 is six of them off its closed form.
 */
public final class Roots {
  private static final int MAX_STEPS = 100;
  private static final double TOLERANCE = 2 * Math.ulp(1.0);

  private Roots() {}

  /**
   * Chandrupatla 1997, Advances in Engineering Software 28, 145: inverse quadratic interpolation
   * where it is safe, else bisection, so that every step is bounded and most are superlinear.
   *
   * @param floor absolute precision in x, for roots near 0
   */
  public static double between(double from, double to, double floor, DoubleUnaryOperator f) {
    double a = from;
    double b = to;
    double fa = f.applyAsDouble(a);
    double fb = f.applyAsDouble(b);
    double part = 0.5;
    for (int step = 0; step < MAX_STEPS; step++) {
      double x = a + part * (b - a);
      double fx = f.applyAsDouble(x);
      double c = a;
      double fc = fa;
      if (Math.signum(fx) != Math.signum(fa)) {
        c = b;
        fc = fb;
        b = a;
        fb = fa;
      }
      a = x;
      fa = fx;
      double best = Math.abs(fa) < Math.abs(fb) ? a : b;
      double min = (TOLERANCE * Math.abs(best) + floor) / Math.abs(b - a);
      if (min > 0.5 || fa == 0) {
        return best;
      }
      part = Math.min(1 - min, Math.max(min, nextPart(a, fa, b, fb, c, fc)));
    }
    return Math.abs(fa) < Math.abs(fb) ? a : b;
  }

  /** Where between a (0) and b (1) to look next, c being the point before. */
  private static double nextPart(double a, double fa, double b, double fb, double c, double fc) {
    double xi = (a - b) / (c - b);
    double phi = (fa - fb) / (fc - fb);
    boolean isSafe = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
    return isSafe
        ? fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
        : 0.5;
  }
}
