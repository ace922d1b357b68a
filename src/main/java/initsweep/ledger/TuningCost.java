package initsweep.ledger;

import initsweep.ledger.Rung.Entrant;
import initsweep.plan.Prediction;
import initsweep.plan.SweepPlan;
import initsweep.spec.Grid;
import initsweep.spec.SweepSpec;
import initsweep.spec.tuning.Halving;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a sweep that tunes keys costs at most, whatever its runs show. */
public final class TuningCost {
  private final int cores;
  private final List<Part> parts = new ArrayList<>();

  private TuningCost(int cores) {
    this.cores = cores;
  }

  /**
   * One rung of the first stage, or the second stage.
   *
   * @param candidates of each cell, at most
   * @param iterations of its runs; of the second stage, and without halving, 0
   */
  public record Part(int candidates, int iterations, Prediction prediction) {}

  /**
   * The rungs of the first stage, each with the candidates that cost most, and the second stage
   * with the one that does. No cell is without one.
   *
   * @param grid of a sweep that tunes keys
   */
  public static List<Part> atMost(Grid grid, int cores) {
    TuningCost cost = new TuningCost(cores);
    Rung first = Rung.first(grid);
    cost.add(first, grid.spec().tune().candidates(), grid);
    cost.addAfter(first, grid.spec().tune().candidates());
    return cost.parts;
  }

  /** How many runs follow a rung at most. */
  static long runsAfter(Rung rung) {
    TuningCost cost = new TuningCost(1);
    cost.addAfter(rung, 0);
    return cost.parts.stream().mapToLong(part -> part.prediction().runs()).sum();
  }

  private void addAfter(Rung rung, int candidates) {
    Halving halving = rung.sweep().spec().tune().halving();
    int kept = rung.isLast() ? 1 : halving.kept(candidates);
    List<Entrant> entrants = new ArrayList<>();
    Map<Entrant, Double> costs = new HashMap<>(); // of one run in this rung, in seconds
    rung.runs()
        .forEach(
            (cell, runs) -> {
              int most = rung.isLast() ? 1 : halving.kept(runs.size());
              runs.keySet().stream()
                  .map(values -> new Entrant(cell, values))
                  .sorted(
                      Comparator.comparingDouble(
                          entrant -> -costs.computeIfAbsent(entrant, each -> seconds(rung, each))))
                  .limit(most)
                  .forEach(entrants::add);
            });
    Rung next = rung.next(entrants, Map.of());
    if (rung.isLast()) {
      parts.add(new Part(1, 0, SweepPlan.of(next.grid()).predict(cores)));
    } else {
      add(next, kept, next.grid());
      addAfter(next, kept);
    }
  }

  private void add(Rung rung, int candidates, Grid grid) {
    SweepSpec sweep = rung.sweep().spec();
    int iterations = sweep.tune().halving() == null ? 0 : sweep.rungs().get(rung.number() - 1);
    parts.add(new Part(candidates, iterations, SweepPlan.of(grid).predict(cores)));
  }

  private static double seconds(Rung rung, Entrant entrant) {
    int run = rung.runs().get(entrant.cell()).get(entrant.values()).get(0);
    return SweepPlan.of(rung.grid(), IntStream.of(run)).predict(1).cpuSeconds();
  }
}
