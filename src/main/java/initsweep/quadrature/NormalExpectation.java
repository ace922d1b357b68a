package initsweep.quadrature;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * E f(z) for z ~ N(0, 1), several f at once: composite Gauss-Legendre on the panels between {@link
 * Cuts}, a panel halved until the rule resolves f times the density there. Not Gauss-Hermite: its
 * nodes miss structure on a scale much smaller than 1; for tanh(10 z) the error is tens of per
 * cent.
 */
public final class NormalExpectation {
  /**
   * Highest coefficients this small, relative to the panel, leave an error of about 1e-17 of the
   * panel where f is analytic.
   */
  private static final double RESOLVED = 3e-9;

  /** Tolerance where f is not analytic, relative to the total. */
  private static final double UNRESOLVED = 1e-14;

  private static final int MAX_HALVINGS = 20;

  /** Bounds the work on a function that oscillates too fast, faster than sin(1000 z). */
  private static final int MAX_PANELS = 1 << 15;

  private static final double DENSITY_AT_ZERO = 1 / StrictMath.sqrt(2 * Math.PI);

  private final Integrand integrand;

  /**
   * Absolute tolerance, one element per function: rounding errors, or what the caller considers
   * negligible.
   */
  private final double[] negligible;

  /** Integral over the panel evaluated last, one element per function. */
  private final double[] values;

  private final double[] integral;
  private final double[] size;
  private final double[] last;
  private final double[] nextToLast;
  private final double[] tail;

  /** E |f| over the initial panels: the scale of rounding errors. */
  private final double[] scale;

  private final double[] result;
  private int panels;

  /** Functions f₁ … f_m of one variable. */
  @FunctionalInterface
  public interface Integrand {
    /** Writes f₁(z) … f_m(z) into {@code values}. */
    void at(double z, double[] values);
  }

  private NormalExpectation(Integrand integrand, double[] negligible) {
    int functions = negligible.length;
    this.integrand = integrand;
    this.negligible = negligible;
    values = new double[functions];
    integral = new double[functions];
    size = new double[functions];
    last = new double[functions];
    nextToLast = new double[functions];
    tail = new double[functions];
    scale = new double[functions];
    result = new double[functions];
  }

  /** E f(z); parts below {@code negligible} are not resolved further. */
  public static double of(DoubleUnaryOperator f, Cuts cuts, double negligible) {
    return of((z, values) -> values[0] = f.applyAsDouble(z), cuts, negligible)[0];
  }

  /**
   * E f₁(z) … E f_m(z), one {@code negligible} for each; not a number where an f is not, or
   * oscillates too fast.
   */
  public static double[] of(Integrand integrand, Cuts cuts, double... negligible) {
    NormalExpectation expectation = new NormalExpectation(integrand, negligible);
    expectation.integrate(cuts.sorted());
    return expectation.result;
  }

  /**
   * Evaluates all panels once to learn the scale, then refines those that are not resolved on that
   * scale.
   */
  private void integrate(double[] cuts) {
    double[][] integrals = new double[cuts.length - 1][];
    double[][] tails = new double[cuts.length - 1][];
    for (int p = 0; p < integrals.length; p++) {
      evaluate(cuts[p], cuts[p + 1]);
      integrals[p] = integral.clone();
      tails[p] = tail.clone();
      add(size, scale);
    }
    for (int p = 0; p < integrals.length; p++) {
      if (isResolved(tails[p])) {
        add(integrals[p], result);
      } else {
        halve(cuts[p], cuts[p + 1], MAX_HALVINGS);
      }
    }
  }

  private void halve(double from, double to, int halvings) {
    double middle = from + (to - from) / 2;
    refine(from, middle, halvings - 1);
    refine(middle, to, halvings - 1);
  }

  private void refine(double from, double to, int halvings) {
    evaluate(from, to);
    if (panels > MAX_PANELS) {
      Arrays.fill(result, Double.NaN);
    } else if (halvings == 0 || isResolved(tail)) {
      add(integral, result);
    } else {
      halve(from, to, halvings);
    }
  }

  /** Not-a-number counts as resolved: no halving would help. */
  private boolean isResolved(double[] tails) {
    for (int f = 0; f < tails.length; f++) {
      if (tails[f] > Math.max(UNRESOLVED * scale[f], negligible[f])) {
        return false;
      }
    }
    return true;
  }

  private static void add(double[] terms, double[] sums) {
    for (int f = 0; f < sums.length; f++) {
      sums[f] += terms[f];
    }
  }

  /**
   * The integrals of f and |f| over one panel, density included, and by how much f's highest
   * coefficients exceed the tolerance.
   */
  private void evaluate(double from, double to) {
    panels++;
    double half = (to - from) / 2;
    double middle = from + half;
    Arrays.fill(integral, 0);
    Arrays.fill(size, 0);
    Arrays.fill(last, 0);
    Arrays.fill(nextToLast, 0);
    for (int i = 0; i < LegendreRule.POINTS; i++) {
      double z = middle + half * LegendreRule.NODE[i];
      double mass = half * DENSITY_AT_ZERO * StrictMath.exp(-z * z / 2);
      integrand.at(z, values);
      for (int f = 0; f < values.length; f++) {
        double value = mass * values[f];
        integral[f] += LegendreRule.WEIGHT[i] * value;
        size[f] += LegendreRule.WEIGHT[i] * Math.abs(value);
        last[f] += LegendreRule.LAST[i] * value;
        nextToLast[f] += LegendreRule.NEXT_TO_LAST[i] * value;
      }
    }
    for (int f = 0; f < tail.length; f++) {
      tail[f] = Math.abs(last[f]) + Math.abs(nextToLast[f]) - RESOLVED * size[f];
    }
  }
}
