package initsweep.nn.layers;

/** The derivative of a normalisation with respect to what it normalises. */
final class NormTangent {
  private NormTangent() {}

  /**
   * dx̂ = r·(dz − Σ dz/n − x̂·Σ x̂ dz/n) of the n elements that share one mean and variance. The
   * sums are in double, in the order of the elements.
   *
   * @param start index of the first of them
   * @param step distance to the next
   * @param root r, the reciprocal standard deviation
   * @param normalized x̂
   * @param change dz, becomes dx̂
   */
  static void replace(int n, int start, int step, float root, float[] normalized, float[] change) {
    double sum = 0;
    double product = 0;
    for (int i = 0, at = start; i < n; i++, at += step) {
      sum += change[at];
      product += (double) normalized[at] * change[at];
    }
    double mean = sum / n;
    double slope = product / n;
    for (int i = 0, at = start; i < n; i++, at += step) {
      change[at] = (float) (root * (change[at] - mean - normalized[at] * slope));
    }
  }
}
