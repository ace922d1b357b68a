package initsweep.statistics.tuning;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import initsweep.statistics.samples.Sample;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The candidate chosen for a cell: of those trained longest, the one with the best mean over the
 * tuning seeds. A diverged or failed run makes its candidate the worst. Of equal means the smaller
 * learning rate is first, then the one that comes first in the sweep file.
 *
 * @param runnerUp the next best complete candidate of the same rung; null if there is none
 * @param difference chosen − runner-up, paired by seed; of no values if there is no runner-up
 * @param edges keys whose chosen value is the least or the greatest tried
 */
public record Choice(
    Candidate chosen, Candidate runnerUp, Sample difference, List<SearchEdge> edges) {
  /**
   * Means that agree to this many digits are equal, since sums in another order differ in their
   * last bits.
   */
  private static final MathContext RESOLUTION = new MathContext(12);

  /**
   * The choice of one cell in one study.
   *
   * @param candidates all of them, in the order of the sweep file, each with the scores of its last
   *     rung
   * @return nothing if no candidate of the last rung completed all its runs
   */
  public static Optional<Choice> of(List<Candidate> candidates, boolean isHigherBetter) {
    List<Candidate> ranking = bestFirst(candidates, isHigherBetter);
    if (ranking.isEmpty() || !ranking.get(0).isComplete()) {
      return Optional.empty();
    }
    Candidate chosen = ranking.get(0);
    Candidate runnerUp =
        ranking.stream()
            .skip(1)
            .filter(other -> other.rung() == chosen.rung() && other.isComplete())
            .findFirst()
            .orElse(null);
    return Optional.of(
        new Choice(
            chosen,
            runnerUp,
            runnerUp == null ? Sample.of(new double[0]) : chosen.differenceTo(runnerUp),
            SearchEdge.of(chosen, candidates)));
  }

  /**
   * The candidates of a rung that halving keeps, the best first. One that did not complete will not
   * when it is trained for longer.
   *
   * @param candidates as for {@link #of}
   * @param rung the last one
   * @param count how many at most
   */
  public static List<Candidate> kept(
      List<Candidate> candidates, int rung, int count, boolean isHigherBetter) {
    return bestFirst(candidates, isHigherBetter).stream()
        .filter(candidate -> candidate.rung() == rung && candidate.isComplete())
        .limit(count)
        .toList();
  }

  /**
   * The order that halving keeps the first of: candidates of a later rung before all others.
   *
   * @param candidates in the order of the sweep file
   */
  public static List<Candidate> bestFirst(List<Candidate> candidates, boolean isHigherBetter) {
    Comparator<BigDecimal> better =
        isHigherBetter ? Comparator.reverseOrder() : Comparator.naturalOrder();
    return candidates.stream()
        .sorted(
            comparing(Candidate::rung, Comparator.reverseOrder())
                .thenComparing(Choice::mean, Comparator.nullsLast(better))
                .thenComparing(comparingDouble(Candidate::learningRate)))
        .toList();
  }

  /** Null where it counts as the worst. */
  static BigDecimal mean(Candidate candidate) {
    return candidate.isComplete()
        ? BigDecimal.valueOf(candidate.score().mean()).round(RESOLUTION)
        : null;
  }

  /** Whether a better value may lie outside what was tried. */
  public boolean isAtEdge() {
    return !edges.isEmpty();
  }
}
