package initsweep.statistics.samples;

import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/**
 * Spearman's rank correlation within groups: ranks are of a group, each less their mean there, and
 * Pearson's correlation is over all groups together. Of one group it is Spearman's, with mid-ranks
 * for ties.
 */
public final class RankCorrelation {
  private RankCorrelation() {}

  /**
   * @param first (groups × members), each group of any size
   * @param second the same members in the same order
   * @return null where one of the two tells no member of a group from another
   */
  public static Double within(List<double[]> first, List<double[]> second) {
    double product = 0;
    double firstSquares = 0;
    double secondSquares = 0;
    for (int group = 0; group < first.size(); group++) {
      double[] x = centredRanks(first.get(group));
      double[] y = centredRanks(second.get(group));
      for (int i = 0; i < x.length; i++) {
        product += x[i] * y[i];
        firstSquares += x[i] * x[i];
        secondSquares += y[i] * y[i];
      }
    }
    return firstSquares == 0 || secondSquares == 0
        ? null
        : (Double) (product / Math.sqrt(firstSquares * secondSquares));
  }

  private static double[] centredRanks(double[] values) {
    double[] ranks = new NaturalRanking().rank(values);
    double mean = StatUtils.mean(ranks);
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] -= mean;
    }
    return ranks;
  }
}
