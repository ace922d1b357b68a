package initsweep.statistics;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import initsweep.run.RunKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * Selects the pairs of cells that a table of comparisons shows. At most {@value #FEW} cells: every
 * pair. More: groups of cells that agree in everything but init (or, where init does not vary,
 * activation), every pair within a group of at most {@value #FEW}, and in a larger one each cell
 * against the best; then the best cell of all against the best of every other group, so that first
 * and second are always compared.
 */
final class ShownPairs {
  static final int FEW = 6;

  /** The better cell first. */
  record Pair(CellRuns cell, CellRuns against) {}

  private ShownPairs() {}

  /**
   * @param cells best first
   */
  static List<Pair> of(List<CellRuns> cells) {
    List<List<CellRuns>> groups = groups(cells);
    List<Pair> pairs = new ArrayList<>();
    for (List<CellRuns> group : groups) {
      pairs.addAll(pairs(group));
      if (group == groups.get(0)) {
        groups.stream().skip(1).forEach(other -> pairs.add(new Pair(group.get(0), other.get(0))));
      }
    }
    return List.copyOf(pairs);
  }

  /** Groups in the order of their best. */
  private static List<List<CellRuns>> groups(List<CellRuns> cells) {
    RunKey<?> compared =
        Stream.of(RunKey.INIT, RunKey.ACTIVATION)
            .filter(key -> !cells.isEmpty() && cells.get(0).cell().values().containsKey(key))
            .findFirst()
            .orElse(null);
    if (cells.size() <= FEW || compared == null) {
      return List.of(cells);
    }
    return List.copyOf(
        cells.stream()
            .collect(
                groupingBy(cell -> cell.cell().without(compared), LinkedHashMap::new, toList()))
            .values());
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
