package initsweep.spark;

import initsweep.data.DataSet;
import initsweep.kernel.Kernels;
import initsweep.store.ChunkSummary;
import initsweep.store.RunRow;
import initsweep.store.StoreLocation;
import initsweep.store.SweepFolder;
import initsweep.sweep.Chunk;
import initsweep.sweep.Grid;
import initsweep.train.Interruption;
import initsweep.train.RunConfig;
import initsweep.train.Trainer;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/**
 * What an executor does with a partition, which is one chunk: train its runs and publish them as
 * one file.
 */
final class ChunkTask extends AbstractFunction2<TaskContext, Iterator<Chunk>, ChunkSummary>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String sweep;
  private final Grid grid;
  private final Broadcast<DataSet> data;
  private final StoreLocation location;
  private final String fingerprint;

  ChunkTask(
      String sweep,
      Grid grid,
      Broadcast<DataSet> data,
      StoreLocation location,
      String fingerprint) {
    this.sweep = sweep;
    this.grid = grid;
    this.data = data;
    this.location = location;
    this.fingerprint = fingerprint;
  }

  @Override
  public ChunkSummary apply(TaskContext context, Iterator<Chunk> partition) {
    Chunk chunk = partition.next();
    try (SweepFolder folder = SweepFolder.open(location, fingerprint)) {
      return folder
          .published(chunk.number())
          .orElseGet(() -> folder.publish(chunk.number(), train(context, chunk)));
    }
  }

  private List<RunRow> train(TaskContext context, Chunk chunk) {
    Trainer trainer = new Trainer(data.value(), Kernels.best());
    List<RunConfig> configs = chunk.runs().mapToObj(grid::config).toList();
    try {
      return trainer.run(configs, context::isInterrupted).stream()
          .map(result -> new RunRow(sweep, result))
          .toList();
    } catch (Interruption e) {
      if (context.isInterrupted()) {
        throw new TaskKilledException("the sweep was stopped");
      }
      throw e;
    }
  }
}
