package initsweep.statistics.tuning;

import initsweep.statistics.samples.ExpectedBest;
import initsweep.statistics.samples.Interval;
import java.util.Arrays;
import java.util.List;

/**
 * The expected score of a cell on a smaller tuning budget: that of the best of k of its candidates,
 * averaged over all choices of k.
 *
 * @param best (candidates), of k = 1, 2, …
 * @param bands (candidates), their intervals by resampling the tuning seeds; null with fewer than
 *     two
 */
public record Budget(double[] best, Interval[] bands) {

  /**
   * @param candidates of one cell, with the scores of one rung
   * @param worst what a candidate that did not complete is worth
   * @param digest of the rows the scores come from
   */
  public static Budget of(
      List<Candidate> candidates, boolean isHigherBetter, double worst, String digest) {
    int sign = isHigherBetter ? 1 : -1;
    Scores scores = Scores.of(candidates, isHigherBetter);
    double[] best = ExpectedBest.of(filled(scores.means(), sign * worst));
    Interval[] bands =
        scores.intervals(digest, means -> ExpectedBest.of(filled(means, sign * worst)));
    if (isHigherBetter) {
      return new Budget(best, bands);
    }
    return new Budget(
        Arrays.stream(best).map(value -> -value).toArray(),
        bands == null ? null : Arrays.stream(bands).map(Budget::negated).toArray(Interval[]::new));
  }

  private static double[] filled(Double[] means, double worst) {
    return Arrays.stream(means).mapToDouble(mean -> mean == null ? worst : mean).toArray();
  }

  private static Interval negated(Interval interval) {
    return new Interval(-interval.high(), -interval.low());
  }
}
