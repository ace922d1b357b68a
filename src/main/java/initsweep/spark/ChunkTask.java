package initsweep.spark;

import initsweep.data.DataSet;
import initsweep.ledger.ChunkRunner;
import initsweep.ledger.ChunkWork;
import initsweep.ledger.Generation;
import initsweep.ledger.PlannedChunk;
import initsweep.run.Interruption;
import initsweep.run.RunConfig;
import initsweep.spec.Grid;
import initsweep.storage.Store;
import initsweep.storage.StoreLocation;
import initsweep.table.ChunkSummary;
import initsweep.table.RunRow;
import initsweep.worker.ChunkTrainer;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/**
 * Processes a partition, which is one chunk, on an executor: trains its runs and publishes them as
 * one file.
 */
final class ChunkTask extends AbstractFunction2<TaskContext, Iterator<PlannedChunk>, ChunkSummary>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ArrayList<Origin> origins = new ArrayList<>(); // by generation
  private final ArrayList<String> fingerprints;
  private final Broadcast<DataSet> data;
  private final StoreLocation location;
  private final Broadcast<SerializableConfiguration> hadoop;
  private final RunTimeLimit limit;
  private final RunCounts counts;

  ChunkTask(
      ChunkRunner.Work work,
      Broadcast<DataSet> data,
      StoreLocation location,
      Broadcast<SerializableConfiguration> hadoop,
      RunTimeLimit limit,
      RunCounts counts) {
    work.generations().forEach(generation -> origins.add(Origin.of(generation)));
    this.fingerprints = new ArrayList<>(work.fingerprints());
    this.data = data;
    this.location = location;
    this.hadoop = hadoop;
    this.limit = limit;
    this.counts = counts;
  }

  /** What the rows of a generation are made from. */
  private record Origin(Grid grid, int schemaVersion) implements Serializable {
    static Origin of(Generation generation) {
      return new Origin(generation.plan().grid(), generation.schemaVersion());
    }
  }

  /** Returns null if a broken file has the chunk's name, which the driver will move away. */
  @Override
  public ChunkSummary apply(TaskContext context, Iterator<PlannedChunk> partition) {
    PlannedChunk chunk = partition.next();
    StartChecks.requireNativeLibraries(); // without them the results could not be stored
    try (Store store = location.open(hadoop.value().value())) {
      Optional<ChunkSummary> summary =
          new ChunkWork(store, fingerprints).publish(chunk, () -> train(context, chunk));
      summary.ifPresent(counts::add);
      return summary.orElse(null);
    }
  }

  private List<RunRow> train(TaskContext context, PlannedChunk chunk) {
    Origin origin = origins.get(chunk.id().generation() - 1);
    Grid grid = origin.grid;
    ChunkTrainer trainer =
        new ChunkTrainer(data.value(), limit.of(chunk.chunk()), isSuspicious(context));
    List<RunConfig> configs = chunk.chunk().runs().mapToObj(grid::config).toList();
    try {
      return trainer.run(configs, context::isInterrupted).stream()
          .map(
              result ->
                  new RunRow(
                      grid.spec().name(),
                      origin.schemaVersion,
                      grid.place(result.config().seed()),
                      result))
          .toList();
    } catch (Interruption e) {
      if (context.isInterrupted()) {
        throw new TaskKilledException("the sweep was stopped");
      }
      throw e;
    }
  }

  /**
   * A chunk whose first attempt was lost may have a run that kills its process, so every other
   * attempt isolates the runs. The attempts between train in process, in case there is not enough
   * memory for further processes.
   */
  private static boolean isSuspicious(TaskContext context) {
    return context.attemptNumber() % 2 == 1;
  }
}
