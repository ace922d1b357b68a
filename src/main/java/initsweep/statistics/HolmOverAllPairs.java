package initsweep.statistics;

import initsweep.statistics.samples.Holm;
import java.util.List;

/** Wilcoxon's test of each pair, after {@link Holm}'s correction over all pairs of cells. */
record HolmOverAllPairs(int cells) implements Correction {

  /** Pairs known to have too few seeds for a test do not count as hypotheses. */
  @Override
  public List<Double> adjust(List<PairedDifference> pairs) {
    List<Double> pValues = pairs.stream().map(PairedDifference::pValue).toList();
    long untested = pValues.stream().filter(p -> p == null).count();
    return Holm.adjust(pValues, hypotheses() - untested);
  }

  @Override
  public Integer seedsNeeded(double effect) {
    return SeedsNeeded.bySignedRanks(effect, hypotheses());
  }

  private long hypotheses() {
    return cells * (cells - 1L) / 2;
  }
}
