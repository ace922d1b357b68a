package initsweep.ledger;

import initsweep.store.ChunkId;
import initsweep.sweep.Chunk;
import java.io.Serializable;

/**
 * A chunk of one of the generations of a folder.
 *
 * @param chunk its runs are numbers of that generation's grid
 */
public record PlannedChunk(ChunkId id, Chunk chunk) implements Serializable {}
