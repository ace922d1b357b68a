package initsweep.ledger;

import initsweep.table.ChunkSummary;
import java.util.Collection;

/**
 * Run counts of a sweep. Only runs stored durably count as done.
 *
 * @param planned runs of the whole sweep
 * @param done runs in the table, including diverged and failed ones
 * @param diverged of those done, with status diverged
 * @param failed of those done, with status failed
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
