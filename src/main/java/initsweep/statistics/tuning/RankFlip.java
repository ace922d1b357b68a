package initsweep.statistics.tuning;

import initsweep.statistics.Cell;
import initsweep.statistics.Comparison;
import initsweep.statistics.Finding;
import initsweep.statistics.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Two cells whose order with the same value of the tuned keys contradicts their order when each has
 * its own.
 *
 * @param at the values both have
 * @param common the comparison there, whose first cell is the better one
 * @param tuned the comparison of the two when each has its own values; the first is the other one
 */
public record RankFlip(Cell at, Comparison common, Comparison tuned) {

  /**
   * @param common the tuning runs at each value of the tuned keys
   * @param tuned the runs of the cells with their chosen values
   */
  public static List<RankFlip> of(Map<Cell, Study> common, Study tuned) {
    List<RankFlip> flips = new ArrayList<>();
    List<Cell> ranking = tuned.ranking();
    common.forEach(
        (at, study) -> {
          List<Cell> there = study.ranking().stream().filter(ranking::contains).toList();
          for (int i = 0; i < there.size(); i++) {
            for (Cell worse : there.subList(i + 1, there.size())) {
              if (ranking.indexOf(worse) < ranking.indexOf(there.get(i))) {
                add(
                    at,
                    study.compare(there.get(i), worse),
                    tuned.compare(worse, there.get(i)),
                    flips);
              }
            }
          }
        });
    return flips;
  }

  /** Cells with the same result at every seed have no order. */
  private static void add(Cell at, Comparison common, Comparison tuned, List<RankFlip> flips) {
    if (isOrdered(common) && isOrdered(tuned)) {
      flips.add(new RankFlip(at, common, tuned));
    }
  }

  private static boolean isOrdered(Comparison comparison) {
    return comparison.finding() != Finding.EQUAL && comparison.finding() != Finding.NONE_COMPLETED;
  }

  /** Whether both orders are beyond doubt. */
  public boolean isSettled() {
    return common.finding() == Finding.BETTER && tuned.finding() == Finding.BETTER;
  }
}
