package initsweep.ledger;

import java.util.List;
import java.util.stream.Stream;

/**
 * The outcome of a finished sweep.
 *
 * @param progress all runs, and how many of them diverged or failed
 * @param computed runs computed by this command
 * @param digest of the whole table, whatever the order of its rows
 * @param remarks warnings about the results for the user, one sentence each
 */
public record Outcome(Progress progress, long computed, String digest, List<String> remarks) {
  Outcome after(Outcome earlier) {
    return new Outcome(
        progress,
        computed + earlier.computed,
        digest,
        Stream.concat(earlier.remarks.stream(), remarks.stream()).toList());
  }

  Outcome with(List<String> remarks) {
    return new Outcome(progress, computed, digest, remarks);
  }
}
