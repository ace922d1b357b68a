package initsweep.statistics.samples;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * How well a number separates two classes, larger values speaking for the first.
 *
 * @param area under the ROC curve: the probability that one of the first class has the larger value
 *     than one of the second, ties counting half
 * @param interval of the area
 * @param cut halfway between two values: from here on, saying "first class" is right most often, by
 *     Youden's index (sensitivity + specificity, 1950); the larger one of several
 * @param sensitivity share of the first class at or above the cut
 * @param specificity share of the second class below it
 */
public record Separation(
    double area, Interval interval, double cut, double sensitivity, double specificity) {
  private static final double Z = 1.959963984540054; // normal quantile of 0.975
  private static final double ACCURACY = 1e-14;
  private static final int MAX_STEPS = 1000;

  /** Areas of 0 and 1 are roots themselves; the end looked for is further off than this. */
  private static final double INSIDE = 1e-9;

  /**
   * @param first values of the first class
   * @param second values of the second
   * @return null if either has none: then there is nothing to tell apart
   */
  public static Separation of(double[] first, double[] second) {
    if (first.length == 0 || second.length == 0) {
      return null;
    }
    double[] firsts = sorted(first);
    double[] seconds = sorted(second);
    double area = area(firsts, seconds);
    double cut = cut(firsts, seconds);
    return new Separation(
        area,
        interval(area, first.length, second.length),
        cut,
        1 - shareBelow(firsts, cut),
        shareBelow(seconds, cut));
  }

  private static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  private static double area(double[] firsts, double[] seconds) {
    double pairs = 0;
    for (double value : firsts) {
      pairs += (below(seconds, value) + below(seconds, Math.nextUp(value))) / 2.0;
    }
    return pairs / ((double) firsts.length * seconds.length);
  }

  /** How many are less than a limit. */
  private static int below(double[] sorted, double limit) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double shareBelow(double[] sorted, double limit) {
    return (double) below(sorted, limit) / sorted.length;
  }

  private static double cut(double[] firsts, double[] seconds) {
    double[] values =
        DoubleStream.concat(Arrays.stream(firsts), Arrays.stream(seconds))
            .sorted()
            .distinct()
            .toArray();
    double best = values[0];
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      double cut = i == 0 ? values[0] : values[i - 1] / 2 + values[i] / 2;
      double index = shareBelow(seconds, cut) - shareBelow(firsts, cut);
      if (index >= largest) {
        largest = index;
        best = cut;
      }
    }
    return best;
  }

  /**
   * Newcombe's score interval (2006, method 5), with the variance of Hanley and McNeil 1982. Where
   * the classes are told apart without fault it is still an interval, which DeLong's is not.
   */
  private static Interval interval(double area, int m, int n) {
    double below = Math.min(area, 1 - INSIDE);
    double above = Math.max(area, INSIDE);
    return new Interval(
        area == 0 ? 0 : end(area, m, n, 0, below), area == 1 ? 1 : end(area, m, n, above, 1));
  }

  /** The area between two bounds from which the one seen is just {@link #Z} standard errors off. */
  private static double end(double area, int m, int n, double from, double to) {
    UnivariateFunction distance =
        x -> (area - x) * (area - x) - Z * Z * variance(x, (double) m * n, (m + n) / 2.0 - 1);
    return new BrentSolver(ACCURACY, ACCURACY).solve(MAX_STEPS, distance, from, to);
  }

  private static double variance(double x, double pairs, double others) {
    return x * (1 - x) * (1 + others * (1 - x) / (2 - x) + others * x / (1 + x)) / pairs;
  }
}
