package initsweep.table;

import java.util.List;
import java.util.Optional;

/** How the rows of a chunk become the bytes of a file. Pure functions. */
public interface ChunkFormat {
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

  /**
   * Which chunk a file says it is, whatever its name; {@link #summary} tells whether that is so.
   *
   * @param fingerprints of the generations of the folder, the first one first
   * @return nothing if it is no whole chunk of any of them
   */
  Optional<ChunkId> chunk(byte[] content, List<String> fingerprints);
}
