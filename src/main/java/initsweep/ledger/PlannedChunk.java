package initsweep.ledger;

import initsweep.plan.Chunk;
import initsweep.table.ChunkId;
import java.io.Serializable;

/**
 * A chunk of one of the generations of a folder.
 *
 * @param chunk its runs are numbers in that generation's grid
 */
public record PlannedChunk(ChunkId id, Chunk chunk) implements Serializable {}
