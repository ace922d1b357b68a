package initsweep.probe;

import initsweep.kernel.Layout;

/**
 * Means and variances of a matrix (inputs × units), accumulated in double in the order of the rows.
 * Sums are over differences from the first row, so that a unit that is constant over the inputs has
 * variance exactly 0.
 */
final class Moments {
  private final int columns;
  private final double[] unitMean; // (columns)
  private final double[] unitVariance; // (columns), over inputs

  Moments(float[] values, int rows, int columns) {
    this.columns = columns;
    unitMean = new double[columns];
    unitVariance = new double[columns];
    int stride = Layout.stride(columns);
    for (int row = 0; row < rows; row++) {
      accumulate(values, row * stride);
    }
    for (int j = 0; j < columns; j++) {
      double shift = unitMean[j] / rows;
      unitVariance[j] = Math.max(0, unitVariance[j] / rows - shift * shift);
      unitMean[j] = values[j] + shift;
    }
  }

  /** Adds one row to the sums over inputs. */
  private void accumulate(float[] values, int at) {
    for (int j = 0; j < columns; j++) {
      double distance = (double) values[at + j] - values[j];
      unitMean[j] += distance;
      unitVariance[j] += distance * distance;
    }
  }

  double mean() {
    return sum(unitMean) / columns;
  }

  /** Pooled: the mean variance of the units plus the variance of their means. */
  double variance() {
    double mean = mean();
    double spread = 0;
    for (double unit : unitMean) {
      spread += (unit - mean) * (unit - mean);
    }
    return meanUnitVariance() + spread / columns;
  }

  double meanSquare() {
    return variance() + mean() * mean();
  }

  /** Mean over units of the variance over inputs. */
  double meanUnitVariance() {
    return sum(unitVariance) / columns;
  }

  /** Mean over inputs of the variance over units. */
  static double meanVarianceAcrossUnits(float[] values, int rows, int columns) {
    int stride = Layout.stride(columns);
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += variance(values, row * stride, columns);
    }
    return sum / rows;
  }

  /** Of one row. */
  private static double variance(float[] values, int at, int columns) {
    double first = values[at];
    double sum = 0;
    double squares = 0;
    for (int j = at; j < at + columns; j++) {
      double distance = values[j] - first;
      sum += distance;
      squares += distance * distance;
    }
    return Math.max(0, squares / columns - sum / columns * (sum / columns));
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** Root mean square of a matrix (rows × columns). */
  static double rms(float[] values, int rows, int columns) {
    int stride = Layout.stride(columns);
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      double ofRow = 0;
      for (int at = row * stride; at < row * stride + columns; at++) {
        ofRow += (double) values[at] * values[at];
      }
      sum += ofRow;
    }
    return Math.sqrt(sum / ((double) rows * columns));
  }
}
