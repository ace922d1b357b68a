package initsweep.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Least squares of a value on factors without interaction, by taking the means of one factor's
 * levels off in turn until nothing changes (alternating projections: Halperin 1962; Gaure 2013).
 * One round does for balanced factors; it needs no matrix, whatever the number of levels.
 */
final class AdditiveFit {
  private static final double UNCHANGED = 1e-15;
  private static final int MOST_ROUNDS = 100_000;

  private AdditiveFit() {}

  /**
   * Residual sum of squares.
   *
   * @param values (n)
   * @param factors each (n), the number of the level of every value, from 0
   */
  static double residual(double[] values, List<int[]> factors) {
    double[] rest = values.clone();
    int[] whole = new int[values.length];
    takeMeansOff(rest, whole);
    double total = sumOfSquares(rest);
    double before = Double.POSITIVE_INFINITY;
    double after = total;
    for (int round = 0; before - after > UNCHANGED * total && round < MOST_ROUNDS; round++) {
      factors.forEach(factor -> takeMeansOff(rest, factor));
      before = after;
      after = sumOfSquares(rest);
    }
    return after;
  }

  private static void takeMeansOff(double[] rest, int[] levels) {
    int count = Arrays.stream(levels).max().orElse(0) + 1;
    double[] sums = new double[count];
    int[] sizes = new int[count];
    for (int i = 0; i < rest.length; i++) {
      sums[levels[i]] += rest[i];
      sizes[levels[i]]++;
    }
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= sums[levels[i]] / sizes[levels[i]];
    }
  }

  private static double sumOfSquares(double[] values) {
    return Arrays.stream(values).map(value -> value * value).sum();
  }
}
