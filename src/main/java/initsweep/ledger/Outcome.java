package initsweep.ledger;

/**
 * What a finished sweep left.
 *
 * @param progress all runs, and how many of them went badly
 * @param computed runs that were not there before
 * @param digest of the whole table, whatever the order of its rows
 */
public record Outcome(Progress progress, long computed, String digest) {
  Outcome after(Outcome earlier) {
    return new Outcome(progress, computed + earlier.computed, digest);
  }
}
