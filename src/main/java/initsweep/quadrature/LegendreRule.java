package initsweep.quadrature;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Gauss-Legendre's rule on [−1, 1], with an error estimate that tells whether it resolves a
 * function: the two highest Legendre coefficients of the interpolant. For an analytic function the
 * error of the integral is of the order of their square.
 */
final class LegendreRule {
  static final int POINTS = 16;
  static final double[] NODE = new double[POINTS];
  static final double[] WEIGHT = new double[POINTS];

  /** Weights of the coefficients of P₁₅ and P₁₄. */
  static final double[] LAST = new double[POINTS];

  static final double[] NEXT_TO_LAST = new double[POINTS];

  static {
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(POINTS);
    for (int i = 0; i < POINTS; i++) {
      NODE[i] = rule.getPoint(i);
      WEIGHT[i] = rule.getWeight(i);
      LAST[i] = (POINTS - 0.5) * WEIGHT[i] * legendre(POINTS - 1, NODE[i]);
      NEXT_TO_LAST[i] = (POINTS - 1.5) * WEIGHT[i] * legendre(POINTS - 2, NODE[i]);
    }
  }

  private LegendreRule() {}

  /** P_n(x) by Bonnet's recursion. */
  private static double legendre(int n, double x) {
    double before = 1;
    double current = x;
    for (int k = 1; k < n; k++) {
      double next = ((2 * k + 1) * x * current - k * before) / (k + 1);
      before = current;
      current = next;
    }
    return current;
  }
}
