package initsweep.ledger;

import initsweep.plan.Prediction;
import initsweep.plan.SweepPlan;
import initsweep.run.KeyTrait;
import initsweep.run.RunKey;
import initsweep.spec.Axis;
import initsweep.spec.Grid;
import initsweep.spec.SweepSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An upper bound for the cost of the second stage, whatever the first one chooses. */
public final class TuningCost {
  private TuningCost() {}

  /**
   * The cost if every cell is given its most expensive candidate.
   *
   * @param grid of a sweep that tunes keys
   */
  public static Prediction worst(Grid grid, int cores) {
    List<TuningCell> cells = TuningCell.of(grid);
    return candidates(grid.spec())
        .mapToObj(candidate -> SweepPlan.of(new Grid(compared(grid.spec(), cells, candidate))))
        .map(plan -> plan.predict(cores))
        .max(Comparator.comparingDouble(Prediction::cpuSeconds))
        .orElseThrow();
  }

  /** Just one candidate if all cost the same. */
  private static IntStream candidates(SweepSpec spec) {
    boolean costsAlike =
        spec.tune().over().keySet().stream().noneMatch(key -> key.has(KeyTrait.COST));
    return IntStream.range(0, costsAlike ? 1 : spec.tune().candidates());
  }

  private static SweepSpec compared(SweepSpec spec, List<TuningCell> cells, int candidate) {
    List<Map<RunKey<?>, Axis>> products = new ArrayList<>();
    for (TuningCell cell : cells) {
      List<Map<RunKey<?>, String>> candidates = List.copyOf(cell.candidates().keySet());
      products.add(cell.product(candidates.get(candidate % candidates.size())));
    }
    return spec.secondStage(products);
  }
}
