package initsweep.statistics.samples;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Makes differences equal that differ only by rounding: 0.9 − 0.8 is not 0.8 − 0.7 in double
 * precision, yet a rank test must see a tie. The rounding error depends on the two values
 * subtracted, so every difference has its own tolerance (grain), and one exploded loss does not
 * turn small differences elsewhere into ties.
 */
public final class Ties {
  /** Relative to the values; the rounding of a few operations, and far below any measurement. */
  private static final double RESOLUTION = 1e-12;

  private Ties() {}

  /** Below it a difference of two values may be rounding. */
  public static double grain(double value, double other) {
    return RESOLUTION * Math.max(Math.abs(value), Math.abs(other));
  }

  /**
   * Makes differences below their grain 0, and those of the same size within their grains equal in
   * size.
   *
   * @param differences changed in place; may be infinite
   * @param grains of the same length; 0 where a difference is infinite
   */
  public static void join(double[] differences, double[] grains) {
    for (int i = 0; i < differences.length; i++) {
      differences[i] = Math.abs(differences[i]) <= grains[i] ? 0 : differences[i];
    }
    int[] bySize =
        IntStream.range(0, differences.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> Math.abs(differences[i])))
            .mapToInt(Integer::intValue)
            .toArray();
    double size = 0;
    double grain = 0;
    for (int i : bySize) {
      double next = Math.abs(differences[i]);
      if (next - size > Math.max(grain, grains[i])) {
        size = next;
        grain = grains[i];
      }
      differences[i] = Math.copySign(size, differences[i]);
    }
  }
}
