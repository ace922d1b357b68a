package initsweep.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The curves of figure 6-15, as {@code smooth_curve} of the book's repository draws them: ten
 * points are reflected at each end, and convolved with a Kaiser window of length 11, β = 2, divided
 * by its sum. For charts only.
 */
public final class Smoothing {
  private static final int LENGTH = 11;
  private static final double BETA = 2;
  private static final double[] WINDOW = window();

  private Smoothing() {}

  private static double[] window() {
    double[] window = new double[LENGTH];
    for (int n = 0; n < LENGTH; n++) {
      double x = 2.0 * n / (LENGTH - 1) - 1;
      window[n] = besselI0(BETA * Math.sqrt(1 - x * x));
    }
    double sum = Arrays.stream(window).sum();
    return Arrays.stream(window).map(weight -> weight / sum).toArray();
  }

  /** I₀(x) = Σ ((x/2)ᵏ/k!)²: for x ≤ 2 the terms fall below rounding within twenty. */
  private static double besselI0(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; k <= 20; k++) {
      term *= x / 2 / k;
      sum += term * term;
    }
    return sum;
  }

  /**
   * The smoothed curve at every {@code step}-th point from the first. A curve too short to be
   * reflected is returned unchanged.
   */
  public static List<Double> of(List<Float> curve, int step) {
    return IntStream.iterate(0, place -> place < curve.size(), place -> place + step)
        .mapToObj(place -> at(curve, place))
        .toList();
  }

  private static double at(List<Float> curve, int place) {
    if (curve.size() < LENGTH) {
      return curve.get(place);
    }
    double sum = 0;
    for (int n = 0; n < LENGTH; n++) {
      sum += WINDOW[n] * curve.get(reflected(place + n - LENGTH / 2, curve.size()));
    }
    return sum;
  }

  /** The reflection of the book: x[1] comes before x[0], and x[−1] is repeated after x[−1]. */
  private static int reflected(int place, int length) {
    if (place < 0) {
      return -place;
    }
    return place < length ? place : 2 * length - 1 - place;
  }
}
