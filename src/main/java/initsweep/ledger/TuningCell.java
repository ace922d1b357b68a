package initsweep.ledger;

import initsweep.run.RunKey;
import initsweep.spec.Axis;
import initsweep.spec.Grid;
import initsweep.spec.SweepSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A cell whose tuned keys are to be chosen, with its tuning runs.
 *
 * @param axes the cell's product of the sweep, its seeds included
 * @param texts canonical texts of every key but the seed and the tuned keys
 * @param candidates values of the tuned keys, in the order of the sweep file, each with the grid
 *     numbers of its runs, one for each tuning seed
 */
record TuningCell(
    Map<RunKey<?>, Axis> axes,
    Map<RunKey<?>, String> texts,
    Map<Map<RunKey<?>, String>, List<Integer>> candidates) {

  /**
   * @param grid of a sweep that tunes keys
   */
  static List<TuningCell> of(Grid grid) {
    SweepSpec spec = grid.spec();
    Map<Map<RunKey<?>, String>, TuningCell> cells = new LinkedHashMap<>();
    grid.runs()
        .forEach(
            run -> {
              Map<RunKey<?>, String> chosen = new TreeMap<>();
              Map<RunKey<?>, String> texts = new TreeMap<>();
              for (RunKey<?> key : RunKey.values()) {
                if (spec.tune().over().containsKey(key)) {
                  chosen.put(key, grid.text(run, key));
                } else if (key != RunKey.SEED) {
                  texts.put(key, grid.text(run, key));
                }
              }
              cells
                  .computeIfAbsent(
                      texts,
                      cell ->
                          new TuningCell(
                              spec.grid().get(grid.product(run)), cell, new LinkedHashMap<>()))
                  .candidates
                  .computeIfAbsent(chosen, candidate -> new ArrayList<>())
                  .add(run);
            });
    return List.copyOf(cells.values());
  }

  /** The cell with chosen values and the seeds that are compared. */
  Map<RunKey<?>, Axis> product(Map<RunKey<?>, String> chosen) {
    Map<RunKey<?>, Axis> product = new TreeMap<>(axes);
    product.replaceAll((key, axis) -> key == RunKey.SEED ? axis : Axis.single(key, texts.get(key)));
    chosen.forEach((key, value) -> product.put(key, Axis.single(key, value)));
    return product;
  }
}
