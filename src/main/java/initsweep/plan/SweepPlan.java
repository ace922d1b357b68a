package initsweep.plan;

import initsweep.spec.Grid;
import initsweep.spec.yaml.SweepFileException;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * The runs of a sweep cut into chunks, in the order in which tasks should start. A pure function of
 * the specification: neither cores nor data change it, so a resuming driver computes the same plan.
 */
public final class SweepPlan {
  /** Increased whenever the same specification would be cut into other chunks. */
  public static final int VERSION = 2;

  /**
   * Planning takes about 70 bytes per run: this many fit into the 1 GB of Spark's default driver.
   */
  private static final int MAX_RUNS = 5_000_000;

  private final Grid grid;
  private final List<Chunk> chunks;
  private final double bytes;

  private SweepPlan(Grid grid, List<Chunk> chunks, double bytes) {
    this.grid = grid;
    this.chunks = chunks;
    this.bytes = bytes;
  }

  /**
   * All runs that are not excluded.
   *
   * @throws SweepFileException if the grid has too many runs for one plan
   */
  public static SweepPlan of(Grid grid) {
    return of(grid, grid.runs());
  }

  /**
   * Some runs of the grid, for a sweep that is extended; their order does not matter.
   *
   * @throws SweepFileException if the grid has too many runs for one plan
   */
  public static SweepPlan of(Grid grid, IntStream runs) {
    requireRoom(grid.runCount());
    RunOrder order = new RunOrder(grid);
    List<PlannedRun> ordered = order.of(runs);
    return new SweepPlan(grid, Cutter.cut(ordered), order.bytes());
  }

  private static void requireRoom(int runs) {
    if (runs > MAX_RUNS) {
      throw new SweepFileException(
          "%s runs; expected at most %s in one sweep; split it, for example by seeds"
              .formatted(runs, MAX_RUNS));
    }
  }

  public Grid grid() {
    return grid;
  }

  public List<Chunk> chunks() {
    return chunks;
  }

  /**
   * Estimates time and space.
   *
   * @param cores number of chunks computed in parallel, at least 1
   */
  public Prediction predict(int cores) {
    double cpuSeconds = chunks.stream().mapToDouble(Chunk::estimate).sum();
    int runs = chunks.stream().mapToInt(Chunk::size).sum();
    return new Prediction(runs, chunks.size(), cpuSeconds, wallSeconds(cores), Math.round(bytes));
  }

  /** Greedy list scheduling: each chunk goes to the first free core. */
  private double wallSeconds(int cores) {
    PriorityQueue<Double> freeAt = new PriorityQueue<>();
    double end = 0;
    for (Chunk chunk : chunks) {
      double start = freeAt.size() < cores ? 0 : freeAt.remove();
      freeAt.add(start + chunk.estimate());
      end = Math.max(end, start + chunk.estimate());
    }
    return end;
  }
}
