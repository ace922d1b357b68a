package initsweep.statistics.samples;

/**
 * The stretch around the maximum of a curve in which it stays within a tolerance of it, linear
 * between its points.
 *
 * @param best place of the maximum, the first of several
 * @param low where the stretch begins
 * @param high where it ends
 * @param isCutLow whether it reaches the first point, so that it may begin before it
 * @param isCutHigh whether it reaches the last point
 */
public record Plateau(double best, double low, double high, boolean isCutLow, boolean isCutHigh) {

  /**
   * @param x (n), ascending
   * @param y (n), larger is better; null where there is no value, where a stretch ends
   * @return null if there is no value at all
   */
  public static Plateau of(double[] x, Double[] y, double tolerance) {
    int top = -1;
    for (int i = 0; i < y.length; i++) {
      if (y[i] != null && (top < 0 || y[i] > y[top])) {
        top = i;
      }
    }
    if (top < 0) {
      return null;
    }
    double level = y[top] - tolerance;
    int first = reach(y, top, -1, level);
    int last = reach(y, top, +1, level);
    return new Plateau(
        x[top],
        end(x, y, first, first - 1, level),
        end(x, y, last, last + 1, level),
        first == 0,
        last == y.length - 1);
  }

  /** The last point of the stretch in one direction. */
  private static int reach(Double[] y, int from, int step, double level) {
    int i = from;
    while (i + step >= 0 && i + step < y.length && y[i + step] != null && y[i + step] >= level) {
      i += step;
    }
    return i;
  }

  /** Where the curve crosses the level between its last point inside and the first outside. */
  private static double end(double[] x, Double[] y, int inside, int outside, double level) {
    if (outside < 0 || outside == y.length || y[outside] == null) {
      return x[inside];
    }
    double share = (y[inside] - level) / (y[inside] - y[outside]);
    return x[inside] + share * (x[outside] - x[inside]);
  }

  public double width() {
    return high - low;
  }
}
