package initsweep.ledger;

import initsweep.folder.Manifests;
import initsweep.folder.SweepFolder;
import initsweep.storage.Store;
import initsweep.table.BrokenChunkException;
import initsweep.table.ChunkSummary;
import initsweep.table.RunRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a task does with a chunk: nothing if it is published already, else compute and publish it.
 */
public final class ChunkWork {
  private static final Logger LOG = LoggerFactory.getLogger(ChunkWork.class);

  private final SweepFolder folder;

  /**
   * @param fingerprints of the generations of the folder
   * @throws initsweep.storage.StoreException if this machine does not see the folder that the
   *     driver sees
   */
  public ChunkWork(Store store, List<String> fingerprints) {
    this(store, fingerprints, SweepFolder.open(store, fingerprints));
  }

  ChunkWork(Store store, List<String> fingerprints, SweepFolder folder) {
    Manifests.requireVisible(store, fingerprints);
    this.folder = folder;
  }

  /**
   * @param training computes the rows of the chunk; not called if the chunk is published already
   * @return the summary of the published chunk; empty if a broken file has its name, which only the
   *     driver may move away
   */
  public Optional<ChunkSummary> publish(PlannedChunk chunk, Supplier<List<RunRow>> training) {
    try {
      return Optional.of(
          folder
              .published(chunk.id(), chunk.chunk().size())
              .orElseGet(() -> folder.publish(chunk.id(), training.get())));
    } catch (BrokenChunkException e) {
      LOG.warn("The file of {} is unusable: {}", chunk.id(), e.getMessage());
      return Optional.empty();
    }
  }
}
