package initsweep.statistics;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import initsweep.train.RunKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which cells are compared. At most {@value #FEW} cells: every pair of them. More: cells that agree
 * in everything but init (or, where init does not vary, activation), every pair within such a group
 * of at most {@value #FEW}, and in a larger one each cell against the best. A group is a family of
 * tests.
 *
 * <p>The best is chosen by the same seeds, which flatters it: of ten cells that are all alike, one
 * is found worse than the best in 9 to 13 % of the sweeps instead of 5 %
 * (src/test/python/best_of_group_error.py).
 */
final class Families {
  static final int FEW = 6;

  /** The pair of a family: the better one first. */
  record Pair(CellRuns cell, CellRuns against) {}

  private Families() {}

  /**
   * @param cells best first
   */
  static List<List<Pair>> of(List<CellRuns> cells) {
    return groups(cells).stream().map(Families::pairs).filter(pairs -> !pairs.isEmpty()).toList();
  }

  private static Collection<List<CellRuns>> groups(List<CellRuns> cells) {
    RunKey compared =
        Stream.of(RunKey.INIT, RunKey.ACTIVATION)
            .filter(key -> !cells.isEmpty() && cells.get(0).cell().values().containsKey(key))
            .findFirst()
            .orElse(null);
    if (cells.size() <= FEW || compared == null) {
      return List.of(cells);
    }
    return cells.stream()
        .collect(groupingBy(cell -> cell.cell().without(compared), LinkedHashMap::new, toList()))
        .values();
  }

  private static List<Pair> pairs(List<CellRuns> group) {
    int firsts = group.size() <= FEW ? group.size() : 1;
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < firsts; i++) {
      for (CellRuns worse : group.subList(i + 1, group.size())) {
        pairs.add(new Pair(group.get(i), worse));
      }
    }
    return pairs;
  }
}
