package initsweep.ledger;

import initsweep.table.ChunkSummary;
import java.util.Collection;

/**
 * How far a sweep is. Counts only what is durable.
 *
 * @param planned runs of the whole sweep
 * @param done runs in the table, the next two included
 * @param diverged of them, with status diverged
 * @param failed of them, with status failed
 */
public record Progress(long planned, long done, long diverged, long failed) {
  static Progress of(long planned, Collection<ChunkSummary> published) {
    return new Progress(
        planned,
        published.stream().mapToLong(ChunkSummary::runs).sum(),
        published.stream().mapToLong(ChunkSummary::diverged).sum(),
        published.stream().mapToLong(ChunkSummary::failed).sum());
  }
}
