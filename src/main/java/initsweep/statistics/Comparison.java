package initsweep.statistics;

import initsweep.statistics.samples.Sample;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The comparison of two cells, within the family of all pairs of cells.
 *
 * @param cell the one with the better mean
 * @param seeds that both cells have
 * @param differences {@code cell} − {@code against} at the seeds that both completed, {@link
 *     Sample#count} of them; its interval is the paired t interval
 * @param byStudy the same with the mean of a study as one measurement, {@link Sample#count} of
 *     them; of nothing if there are fewer than three studies
 * @param wins seeds at which {@code cell} did better, a run that did not complete being worst
 * @param pValue two-sided, of Wilcoxon's signed-rank test; null with fewer than six seeds
 * @param holm the p-value after the {@link Correction} for all pairs of cells: Holm's for at most
 *     six cells or more than {@value SignFlips#MAX_SEEDS} seeds, else that of the step-down
 *     max-type sign-flip test
 * @param seedsNeeded number of seeds with which that test would find the observed effect with
 *     probability 0.8; null where no effect is observed
 */
public record Comparison(
    Cell cell,
    Cell against,
    int seeds,
    Sample differences,
    Sample byStudy,
    int wins,
    int ties,
    int losses,
    Double pValue,
    Double holm,
    Integer seedsNeeded,
    Finding finding) {
  static List<Comparison> of(
      List<PairedDifference> pairs, Correction correction, Choosing choosing) {
    List<Double> adjusted = correction.adjust(pairs);
    return IntStream.range(0, pairs.size())
        .mapToObj(i -> of(pairs.get(i), adjusted.get(i), correction, choosing))
        .toList();
  }

  private static Comparison of(
      PairedDifference pair, Double holm, Correction correction, Choosing choosing) {
    boolean isAtEdge =
        choosing.atEdge().contains(pair.cell()) || choosing.atEdge().contains(pair.against());
    Double effect = pair.effect();
    return new Comparison(
        pair.cell(),
        pair.against(),
        pair.seeds(),
        pair.differences(),
        pair.byStudy(),
        pair.wins(),
        pair.ties(),
        pair.losses(),
        pair.pValue(),
        holm,
        effect == null ? null : correction.seedsNeeded(effect),
        isAtEdge ? Finding.SPACE_TOO_SMALL : Finding.of(pair, holm));
  }

  /**
   * Whether the first is significantly better, even if values beyond those tried may change that.
   */
  public boolean isSignificant() {
    return finding == Finding.BETTER
        || finding == Finding.SPACE_TOO_SMALL
            && holm != null
            && holm <= PairedDifference.LEVEL
            && wins > losses;
  }
}
