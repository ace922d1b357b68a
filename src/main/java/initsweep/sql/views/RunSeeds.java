package initsweep.sql.views;

import initsweep.statistics.Cell;
import initsweep.statistics.MeasuredRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The seeds of the runs that are compared.
 *
 * @param runs how many these are
 * @param all seeds
 * @param firstOfCells the least seeds of each cell, at most {@value #FIRST}
 */
public record RunSeeds(long runs, SortedSet<Long> all, Map<Cell, SortedSet<Long>> firstOfCells) {
  /** As many seeds of a cell as the page shows layers of. */
  public static final int FIRST = 20;

  static RunSeeds of(List<MeasuredRun> runs) {
    SortedSet<Long> all = new TreeSet<>();
    Map<Cell, SortedSet<Long>> first = new HashMap<>();
    for (MeasuredRun run : runs) {
      all.add(run.seed());
      SortedSet<Long> ofCell = first.computeIfAbsent(run.cell(), cell -> new TreeSet<>());
      ofCell.add(run.seed());
      if (ofCell.size() > FIRST) {
        ofCell.remove(ofCell.last());
      }
    }
    return new RunSeeds(runs.size(), all, first);
  }

  /** The least seeds of a cell, at most {@value #FIRST}. */
  public List<Long> first(Cell cell) {
    return List.copyOf(firstOfCells.get(cell));
  }

  /** The highest of the first seeds of any cell. */
  public long lastOfFirst() {
    return firstOfCells.values().stream().mapToLong(SortedSet::last).max().orElse(0);
  }

  public int cells() {
    return firstOfCells.size();
  }
}
