package initsweep.statistics.tuning;

import initsweep.statistics.samples.RankCorrelation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a rung of halving put the candidates it trained in the order in which the rung before had
 * put them. Where it did not, the rung before may have dropped the best.
 *
 * @param rung the later one
 * @param correlation Spearman's, of the candidates of a cell, over all cells
 * @param cells in which there was something to put in order
 */
public record RungAgreement(int rung, double correlation, int cells) {
  /** Below it, the earlier rung is a poor guide. */
  private static final double SOUND = 0.8;

  /**
   * @param rung the later one
   * @param before the candidates of each cell with the scores of the rung before; others may be
   *     among them
   * @param after the same cells, with the candidates and the scores of the later rung
   * @return nothing if no cell had two candidates that differ
   */
  public static Optional<RungAgreement> of(
      int rung, List<List<Candidate>> before, List<List<Candidate>> after, boolean isHigherBetter) {
    List<double[]> first = new ArrayList<>();
    List<double[]> second = new ArrayList<>();
    for (int cell = 0; cell < after.size(); cell++) {
      if (after.get(cell).size() > 1) {
        List<Candidate> earlier = same(after.get(cell), before.get(cell));
        first.add(scores(earlier, isHigherBetter));
        second.add(scores(after.get(cell), isHigherBetter));
      }
    }
    return Optional.ofNullable(RankCorrelation.within(first, second))
        .map(correlation -> new RungAgreement(rung, correlation, first.size()));
  }

  private static List<Candidate> same(List<Candidate> wanted, List<Candidate> all) {
    return wanted.stream()
        .map(
            candidate ->
                all.stream()
                    .filter(other -> other.values().equals(candidate.values()))
                    .findFirst()
                    .orElseThrow())
        .toList();
  }

  /** More is better, and a candidate that did not complete is the worst. */
  private static double[] scores(List<Candidate> candidates, boolean isHigherBetter) {
    return candidates.stream()
        .map(Choice::mean)
        .mapToDouble(mean -> mean == null ? Double.NEGATIVE_INFINITY : signed(mean, isHigherBetter))
        .toArray();
  }

  private static double signed(BigDecimal mean, boolean isHigherBetter) {
    return isHigherBetter ? mean.doubleValue() : -mean.doubleValue();
  }

  public boolean isWeak() {
    return correlation < SOUND;
  }
}
