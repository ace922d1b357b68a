package initsweep.store;

import java.util.List;

/** How the rows of a chunk become the bytes of a file. Pure functions. */
interface ChunkFormat {
  /**
   * @param fingerprint of the sweep the chunk belongs to
   */
  byte[] encode(ChunkId chunk, List<RunRow> rows, String fingerprint);

  /**
   * Checks that a file is this chunk of this sweep, whole.
   *
   * @throws BrokenChunkException if it is not
   */
  ChunkSummary summary(ChunkId chunk, byte[] content, String fingerprint);
}
