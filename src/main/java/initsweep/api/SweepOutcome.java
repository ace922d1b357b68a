package initsweep.api;

import initsweep.ledger.Outcome;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a finished sweep left.
 *
 * @param folder where its results are, as it was given
 * @param runs all runs in the table
 * @param computed of them, those that this call trained
 * @param diverged of all, those whose loss was not finite
 * @param failed of all, those that threw, crashed or took too long
 * @param digest of the whole table, equal on every machine and cluster
 * @param remarks what to know before trusting the results, a sentence each
 */
public record SweepOutcome(
    String folder,
    long runs,
    long computed,
    long diverged,
    long failed,
    String digest,
    List<String> remarks) {
  static SweepOutcome of(String folder, List<String> remarks, Outcome outcome) {
    return new SweepOutcome(
        folder,
        outcome.progress().done(),
        outcome.computed(),
        outcome.progress().diverged(),
        outcome.progress().failed(),
        outcome.digest(),
        Stream.concat(remarks.stream(), outcome.remarks().stream()).toList());
  }
}
