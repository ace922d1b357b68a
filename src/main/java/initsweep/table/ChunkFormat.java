package initsweep.table;

import java.util.List;
import java.util.Optional;

/** Encodes the rows of a chunk as the bytes of a file. Pure functions. */
public interface ChunkFormat {
  /**
   * @param fingerprint of the sweep the chunk belongs to
   */
  byte[] encode(ChunkId chunk, List<RunRow> rows, String fingerprint);

  /**
   * Checks that a file is this chunk of this sweep and undamaged.
   *
   * @throws BrokenChunkException if it is not
   */
  ChunkSummary summary(ChunkId chunk, byte[] content, String fingerprint);

  /**
   * The chunk that a file claims to be, whatever its name; {@link #summary} verifies the claim.
   *
   * @param fingerprints of the generations of the folder, the first one first
   * @return nothing if it is no whole chunk of any of them
   */
  Optional<ChunkId> chunk(byte[] content, List<String> fingerprints);
}
