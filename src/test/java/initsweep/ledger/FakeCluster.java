package initsweep.ledger;

import initsweep.folder.SweepFolder;
import initsweep.run.RunConfig;
import initsweep.spec.Grid;
import initsweep.storage.Store;
import initsweep.table.ChunkId;
import initsweep.table.ChunkSummary;
import initsweep.table.RunRow;
import initsweep.table.RunRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * Does what Spark does, one chunk after the other in any order: a task is tried four times, then
 * the job dies; a crash hits an executor or the whole application.
 */
final class FakeCluster implements ChunkRunner {
  private static final int TRIES = 4;

  /**
   * Rows of a chunk by its sweep and its number: nothing is trained, and always to the same end.
   */
  private static final Map<List<Object>, List<RunRow>> ROWS = new ConcurrentHashMap<>();

  private final Store store;
  private final BiFunction<Store, List<String>, SweepFolder> table;
  private final Random random;

  FakeCluster(Store store, BiFunction<Store, List<String>, SweepFolder> table, Random random) {
    this.store = store;
    this.table = table;
    this.random = random;
  }

  @Override
  public void run(
      Work work, List<PlannedChunk> chunks, BiConsumer<ChunkId, ChunkSummary> published) {
    List<PlannedChunk> order = new ArrayList<>(chunks);
    Collections.shuffle(order, random);
    for (PlannedChunk chunk : order) {
      tryUntilDone(work, chunk).ifPresent(summary -> published.accept(chunk.id(), summary));
      if (random.nextInt(20) == 0) { // speculation, or an executor that was only thought dead
        tryUntilDone(work, chunk);
      }
    }
  }

  private Optional<ChunkSummary> tryUntilDone(Work work, PlannedChunk chunk) {
    for (int tries = 1; ; tries++) {
      try {
        return new ChunkWork(store, work.fingerprints(), table.apply(store, work.fingerprints()))
            .publish(chunk, () -> rows(work, chunk));
      } catch (Crash crash) {
        if (random.nextInt(3) == 0) {
          throw crash;
        }
        if (tries == TRIES) {
          throw new LostJobException("a task crashed four times", crash);
        }
      }
    }
  }

  private static RunRow row(Grid grid, RunConfig config) {
    String sweep = grid.spec().name();
    if (config.evaluation().validation() == 0) {
      return RunRows.ofConfig(sweep, config);
    }
    boolean isStored = sweep.equals("curves") || sweep.equals("restarted");
    boolean isRestarted = sweep.equals("restarted") && config.iterations() > 5;
    return RunRows.scored(
        sweep,
        config,
        grid.place(config.seed()),
        Simulation.DATA.sha256(),
        isStored ? StoredCurves.at(config) : accuracy(config),
        isRestarted ? 2 : 1);
  }

  /** Best at lr 0.4 with he and at 0.1 with any other, by less than seeds differ; 1.6 diverges. */
  private static Double accuracy(RunConfig config) {
    double best = config.init().toString().equals("he") ? 0.4 : 0.1;
    double off = Math.log(config.lr() / best);
    return config.lr() > 1 || config.init().toString().equals("lsuv")
        ? null
        : 0.9 - 0.01 * off * off + 0.03 * (config.seed() % 3);
  }

  static List<RunRow> rows(Work work, PlannedChunk chunk) {
    Grid grid = work.generations().get(chunk.id().generation() - 1).plan().grid();
    return ROWS.computeIfAbsent(
        List.of(grid.spec().name(), work.fingerprints(), chunk.id()),
        key ->
            chunk.chunk().runs().mapToObj(grid::config).map(config -> row(grid, config)).toList());
  }
}
