package initsweep.statistics.samples;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Wilcoxon's signed-rank test: Wilcoxon 1945. Zeros are dropped, as he does; equal sizes share
 * their mean rank, and p comes from the exact distribution of the rank sum over all signs given
 * those ranks (Hollander, Wolfe and Chicken 2014, section 3.1). Above {@value #MAX_EXACT}
 * differences it is the normal approximation with the variance of the ranks at hand and a
 * correction for continuity.
 *
 * @param count differences that are not zero
 * @param positive rank sum of the positive ones
 * @param negative rank sum of the negative ones
 * @param pValue two-sided; 1 if there are only zeros
 */
public record SignedRank(int count, double positive, double negative, double pValue) {
  static final int MAX_EXACT = 200;

  /**
   * @param differences may be infinite: a run that failed is further off than any that did not
   */
  public static SignedRank of(double[] differences) {
    double[] sorted =
        Arrays.stream(differences)
            .filter(difference -> difference != 0)
            .boxed()
            .sorted((a, b) -> Double.compare(Math.abs(a), Math.abs(b)))
            .mapToDouble(Double::doubleValue)
            .toArray();
    int[] ranks = twiceTheRanks(sorted);
    long positive =
        IntStream.range(0, ranks.length).filter(i -> sorted[i] > 0).mapToLong(i -> ranks[i]).sum();
    long negative = sum(ranks) - positive;
    long smaller = Math.min(positive, negative);
    double tail = ranks.length <= MAX_EXACT ? exact(ranks, (int) smaller) : normal(ranks, smaller);
    return new SignedRank(ranks.length, positive / 2.0, negative / 2.0, Math.min(1, 2 * tail));
  }

  /** The fewest differences with which the test can reach a level at all: 2·2⁻ⁿ ≤ level. */
  public static int fewest(double level) {
    int count = 1;
    while (Math.scalb(2, -count) > level) {
      count++;
    }
    return count;
  }

  /** Mean ranks of equal sizes end in ½, so twice a rank is a whole number. */
  private static int[] twiceTheRanks(double[] sorted) {
    int[] ranks = new int[sorted.length];
    for (int from = 0; from < sorted.length; ) {
      int to = from + 1;
      while (to < sorted.length && Math.abs(sorted[to]) == Math.abs(sorted[from])) {
        to++;
      }
      Arrays.fill(ranks, from, to, from + 1 + to);
      from = to;
    }
    return ranks;
  }

  /** Of more than some 46,000 differences it is no int. */
  private static long sum(int[] ranks) {
    return Arrays.stream(ranks).asLongStream().sum();
  }

  /** P(twice the rank sum ≤ most) when every sign is a toss of a coin. */
  private static double exact(int[] ranks, int max) {
    double[] probability = new double[max + 1]; // of a sum of the signs tossed so far
    probability[0] = 1;
    for (int rank : ranks) {
      for (int sum = max; sum >= 0; sum--) {
        probability[sum] = (probability[sum] + (sum < rank ? 0 : probability[sum - rank])) / 2;
      }
    }
    return Arrays.stream(probability).sum();
  }

  private static double normal(int[] ranks, long max) {
    double mean = sum(ranks) / 2.0;
    double sd = Math.sqrt(Arrays.stream(ranks).mapToDouble(rank -> rank * (rank / 4.0)).sum());
    double halfARank = 1; // in twice the ranks
    return new NormalDistribution(null, mean, sd).cumulativeProbability(max + halfARank);
  }

  /** Whether the ranks speak for positive differences. */
  public boolean favoursPositive() {
    return positive > negative;
  }
}
