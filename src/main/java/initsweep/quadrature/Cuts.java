package initsweep.quadrature;

import java.util.Arrays;

/**
 * The ends of the panels on which an integrand is smooth, a partition of [−13, 13]: beyond it the
 * normal density is below 1e-37. A few panels resolve the density; cuts for the integrand are added
 * to them.
 */
public final class Cuts {
  public static final double REACH = 13;

  private static final double[] DENSITY = {-REACH, -7, -4, -2, 0, 2, 4, 7, REACH};

  /** Structure on a smaller scale contributes nothing in double precision. */
  private static final double MIN_SCALE = 1e-30;

  private double[] points = Arrays.copyOf(DENSITY, 64);
  private int size = DENSITY.length;

  /** A cut at z, where the integrand or its derivative jumps. */
  public Cuts at(double z) {
    if (z > -REACH && z < REACH) {
      if (size == points.length) {
        points = Arrays.copyOf(points, 2 * size);
      }
      points[size++] = z;
    }
    return this;
  }

  /**
   * Cuts at z and at z ± scale·ratio^k: the integrand changes on this scale near z, and more slowly
   * farther away.
   */
  public Cuts around(double z, double scale, double ratio) {
    double farthest = REACH + Math.abs(z);
    at(z);
    for (double distance = Math.max(scale, MIN_SCALE); distance < farthest; distance *= ratio) {
      at(z - distance);
      at(z + distance);
    }
    return this;
  }

  /** Ascending, ends included. */
  double[] sorted() {
    double[] sorted = Arrays.copyOf(points, size);
    Arrays.sort(sorted);
    return sorted;
  }
}
