package initsweep.statistics.samples;

import java.util.Arrays;

/**
 * The expected score of the best of k candidates, when k of n are tried: the mean of the maximum
 * over all subsets of k, Σ_{i≥k} C(i−1, k−1) v_(i) ÷ C(n, k). Without replacement it is unbiased;
 * the estimator with replacement of Dodge et al. 2019 is not (Tang et al. 2020).
 */
public final class ExpectedBest {
  private ExpectedBest() {}

  /**
   * @param values (n), larger is better
   * @return (n), of k = 1 … n
   */
  public static double[] of(double[] values) {
    double[] ascending = values.clone();
    Arrays.sort(ascending);
    double[] best = new double[ascending.length];
    for (int k = 1; k <= best.length; k++) {
      best[k - 1] = ofSubsets(ascending, k);
    }
    return best;
  }

  /** Down from the largest value, which is in k of n subsets: no binomial coefficient is formed. */
  private static double ofSubsets(double[] ascending, int k) {
    int n = ascending.length;
    double mean = 0;
    double share = (double) k / n; // of the subsets whose maximum is the i-th value
    for (int i = n; i >= k; i--) {
      mean += share * ascending[i - 1];
      share *= i > 1 ? (double) (i - k) / (i - 1) : 0;
    }
    return mean;
  }
}
