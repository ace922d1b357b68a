package initsweep.spec.tuning;

import org.apache.commons.math3.random.HaltonSequenceGenerator;

/**
 * Points that fill the unit cube evenly, any number of them from the first on: the Halton sequence,
 * its digits permuted as in Vandewoestyne and Cools 2006, so that neighbouring dimensions do not
 * move together. A point depends on its number alone.
 */
public final class UnitPoints {
  /** The zeroth is a corner. */
  private static final int FIRST = 1;

  private UnitPoints() {}

  /**
   * @param dimensions at most 40
   * @param from number of the first point, from 0
   * @return (count × dimensions), each coordinate in [0, 1)
   */
  public static double[][] of(int dimensions, int from, int count) {
    HaltonSequenceGenerator sequence = new HaltonSequenceGenerator(dimensions);
    double[][] points = new double[count][];
    for (int i = 0; i < count; i++) {
      points[i] = i == 0 ? sequence.skipTo(FIRST + from) : sequence.nextVector();
    }
    return points;
  }
}
