package initsweep.probe;

import initsweep.kernel.Layout;

/**
 * Extremes of a matrix of activations, and how much of it is zero or saturated.
 *
 * @param zero share of values that are exactly 0
 * @param saturated share of values near an asymptote
 * @param dead share of columns that are all 0
 */
record Shares(double min, double max, double zero, double saturated, double dead) {

  /**
   * @param asymptotes finite limits of the activation
   * @param near distance from an asymptote within which a value is saturated
   */
  static Shares of(float[] values, int rows, int columns, double[] asymptotes, float near) {
    int[] zerosOfColumn = new int[columns];
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    long saturated = 0;
    for (int row = 0; row < rows; row++) {
      int start = row * Layout.stride(columns);
      for (int j = 0; j < columns; j++) {
        float value = values[start + j];
        min = Math.min(min, value);
        max = Math.max(max, value);
        zerosOfColumn[j] += value == 0 ? 1 : 0;
        saturated += isNear(value, asymptotes, near) ? 1 : 0;
      }
    }
    return shares(zerosOfColumn, rows, min, max, saturated);
  }

  private static Shares shares(
      int[] zerosOfColumn, int rows, float min, float max, long saturated) {
    long zeros = 0;
    int dead = 0;
    for (int ofColumn : zerosOfColumn) {
      zeros += ofColumn;
      dead += ofColumn == rows ? 1 : 0;
    }
    double cells = (double) rows * zerosOfColumn.length;
    return new Shares(
        min, max, zeros / cells, saturated / cells, (double) dead / zerosOfColumn.length);
  }

  private static boolean isNear(float value, double[] asymptotes, float near) {
    for (double asymptote : asymptotes) {
      if (Math.abs(value - asymptote) <= near) {
        return true;
      }
    }
    return false;
  }
}
