package initsweep.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Two cells compared, as one of the family of comparisons it is shown with.
 *
 * @param cell the one with the better mean
 * @param seeds that both cells have
 * @param differences {@code cell} − {@code against} at the seeds that both completed, {@link
 *     Sample#count} of them; its interval is the paired t interval
 * @param wins seeds at which {@code cell} did better, a run that did not complete being worst
 * @param pValue two-sided, of Wilcoxon's signed-rank test; null with fewer than six seeds
 * @param holm the p-value after Holm's correction over the family
 * @param seedsNeeded seeds that would settle it with probability 0.8 if the effect is what it looks
 *     like, at level 0.05 ÷ size of the family; null where no effect is seen
 */
public record Comparison(
    Cell cell,
    Cell against,
    int seeds,
    Sample differences,
    int wins,
    int ties,
    int losses,
    Double pValue,
    Double holm,
    Integer seedsNeeded,
    Finding finding) {
  /** Of the whole family. */
  public static final double LEVEL = 0.05;

  static List<Comparison> family(List<PairedDifference> pairs) {
    List<Double> holm = Holm.adjust(pairs.stream().map(PairedDifference::pValue).toList());
    List<Comparison> comparisons = new ArrayList<>();
    for (int i = 0; i < holm.size(); i++) {
      comparisons.add(of(pairs.get(i), holm.get(i), LEVEL / holm.size()));
    }
    return comparisons;
  }

  private static Comparison of(PairedDifference pair, Double holm, double level) {
    Double effect = pair.effect();
    return new Comparison(
        pair.cell(),
        pair.against(),
        pair.seeds(),
        pair.differences(),
        pair.wins(),
        pair.ties(),
        pair.losses(),
        pair.pValue(),
        holm,
        effect == null ? null : PairedPower.seeds(effect, level),
        Finding.of(pair, holm));
  }
}
