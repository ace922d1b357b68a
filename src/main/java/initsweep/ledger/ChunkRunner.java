package initsweep.ledger;

import initsweep.table.ChunkId;
import initsweep.table.ChunkSummary;
import java.util.List;
import java.util.function.BiConsumer;

/** Whoever computes and publishes chunks, for example a Spark job. */
public interface ChunkRunner {
  /**
   * Lets {@link ChunkWork} be done on every chunk.
   *
   * @param chunks longest first
   * @param published to be told, on the calling thread, of each chunk that is in the table; what it
   *     throws ends the job
   * @throws LostJobException if the job died and may be tried again
   */
  void run(Work work, List<PlannedChunk> chunks, BiConsumer<ChunkId, ChunkSummary> published);

  /**
   * What the chunks are chunks of.
   *
   * @param generations of the folder
   * @param fingerprints of the generations
   */
  record Work(List<Generation> generations, List<String> fingerprints) {}
}
