package initsweep.ledger;

import initsweep.table.ChunkId;
import initsweep.table.ChunkSummary;
import java.util.List;
import java.util.function.BiConsumer;

/** Computes and publishes chunks, for example as a Spark job. */
public interface ChunkRunner {
  /**
   * Does {@link ChunkWork} for every chunk.
   *
   * @param chunks longest first
   * @param published called on the calling thread for each published chunk; an exception from it
   *     ends the job
   * @throws LostJobException if the job died and may be submitted again
   */
  void run(Work work, List<PlannedChunk> chunks, BiConsumer<ChunkId, ChunkSummary> published);

  /**
   * The sweep that the chunks are part of.
   *
   * @param generations of the folder
   * @param fingerprints of the generations
   */
  record Work(List<Generation> generations, List<String> fingerprints) {}
}
