package initsweep.statistics.samples;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.ConjugateGradient;
import org.apache.commons.math3.linear.JacobiPreconditioner;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealVector;

/**
 * Least squares of a value on factors without interaction, by conjugate gradients on the normal
 * equations: no matrix is formed, whatever the number of levels, and the collinear levels of
 * several factors do no harm.
 */
public final class AdditiveFit extends RealLinearOperator {
  private static final double ACCURACY =
      1e-10; // of the gradient; the error of the sum of squares is its square
  private static final int MAX_ROUNDS = 100_000;

  private final List<int[]> factors; // each (n), the level of every value, from 0
  private final double[] sizes; // (levels of all factors), how many values a level has
  private final int[] offsets; // (factors), where the levels of a factor start

  private AdditiveFit(List<int[]> factors) {
    this.factors = factors;
    offsets = new int[factors.size()];
    int levels = 0;
    for (int f = 0; f < offsets.length; f++) {
      offsets[f] = levels;
      levels += Arrays.stream(factors.get(f)).max().orElse(-1) + 1;
    }
    sizes = new double[levels];
    forEach((value, level) -> sizes[level]++);
  }

  /**
   * Residual sum of squares.
   *
   * @param values (n)
   * @param factors each (n), the number of the level of every value, from 0
   */
  public static double residual(double[] values, List<int[]> factors) {
    double mean = Arrays.stream(values).average().orElse(0);
    double[] rest = Arrays.stream(values).map(value -> value - mean).toArray();
    if (!factors.isEmpty()) {
      new AdditiveFit(factors).takeOff(rest);
    }
    return Arrays.stream(rest).map(value -> value * value).sum();
  }

  /**
   * Subtracts the fit, unless the factors explain no more than rounding, where the system would be
   * singular noise.
   */
  private void takeOff(double[] rest) {
    RealVector sums = sums(rest);
    double accuracy = ACCURACY * largestNorm(rest) / sums.getNorm();
    if (accuracy < 1) {
      RealVector effects =
          new ConjugateGradient(MAX_ROUNDS, accuracy, false)
              .solve(this, new JacobiPreconditioner(sizes, false), sums);
      forEach((value, level) -> rest[value] -= effects.getEntry(level));
    }
  }

  /** What the sums of the levels of a factor would be that explains the values entirely. */
  private double largestNorm(double[] rest) {
    double largest = Arrays.stream(sizes).max().orElse(0);
    return Math.sqrt(largest) * new ArrayRealVector(rest, false).getNorm();
  }

  /** Of the values of each level. */
  private RealVector sums(double[] values) {
    double[] sums = new double[sizes.length];
    forEach((value, level) -> sums[level] += values[value]);
    return new ArrayRealVector(sums, false);
  }

  /** From the effects of levels to the sums of what they predict. */
  @Override
  public RealVector operate(RealVector effects) {
    double[] predicted = new double[factors.get(0).length];
    forEach((value, level) -> predicted[value] += effects.getEntry(level));
    return sums(predicted);
  }

  @Override
  public int getRowDimension() {
    return sizes.length;
  }

  @Override
  public int getColumnDimension() {
    return sizes.length;
  }

  private interface Visit {
    void of(int value, int level);
  }

  private void forEach(Visit visit) {
    for (int f = 0; f < offsets.length; f++) {
      int[] levels = factors.get(f);
      for (int i = 0; i < levels.length; i++) {
        visit.of(i, offsets[f] + levels[i]);
      }
    }
  }
}
