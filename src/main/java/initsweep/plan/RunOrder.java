package initsweep.plan;

import initsweep.plan.RunCosts.Cost;
import initsweep.run.KeyTrait;
import initsweep.run.RunKey;
import initsweep.spec.Grid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Orders runs by longest processing time first (LPT), because every other core would wait for a
 * long run that starts last. A run shorter than the last chunks delays nobody, so it stays beside
 * the others with the same batches.
 */
final class RunOrder {
  private static final List<RunKey<?>> BATCHES = RunKey.all(KeyTrait.BATCHES);

  private final Grid grid;
  private final RunCosts costs;
  private final Map<List<String>, Integer> batches = new HashMap<>();
  private final List<Double> longestShort = new ArrayList<>(); // by number of the sampling scheme
  private double bytes;

  RunOrder(Grid grid) {
    this.grid = grid;
    this.costs = new RunCosts(grid);
  }

  List<PlannedRun> of(IntStream runs) {
    List<PlannedRun> planned = new ArrayList<>();
    runs.forEach(run -> planned.add(withoutUrgency(run)));
    planned.replaceAll(this::withUrgency);
    planned.sort(PlannedRun.ORDER);
    return planned;
  }

  /** Predicted size of the rows of all ordered runs. */
  double bytes() {
    return bytes;
  }

  private PlannedRun withoutUrgency(int run) {
    Cost cost = costs.of(run);
    bytes += cost.bytes();
    int number = batches(run);
    if (cost.seconds() <= ChunkSize.TAIL) {
      longestShort.set(number, Math.max(longestShort.get(number), cost.seconds()));
    }
    return new PlannedRun(run, number, Long.parseLong(grid.text(run, RunKey.SEED)), 0, cost);
  }

  private PlannedRun withUrgency(PlannedRun run) {
    double urgency =
        run.seconds() <= ChunkSize.TAIL ? longestShort.get(run.batches()) : run.seconds();
    return new PlannedRun(run.run(), run.batches(), run.seed(), urgency, run.cost());
  }

  private int batches(int run) {
    List<String> way = grid.texts(run, BATCHES);
    int number = batches.computeIfAbsent(way, w -> batches.size());
    if (number == longestShort.size()) {
      longestShort.add(0.0);
    }
    return number;
  }
}
