package initsweep.ledger;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a finished sweep left.
 *
 * @param progress all runs, and how many of them went badly
 * @param computed runs that were not there before
 * @param digest of the whole table, whatever the order of its rows
 * @param remarks what somebody should know before trusting the results; a sentence each
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
