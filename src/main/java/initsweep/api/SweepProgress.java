package initsweep.api;

import initsweep.ledger.Advance;

/**
 * How far a sweep is; only what is durable counts.
 *
 * @param stage {@code tune}, with halving {@code tune, rung 2 of 3}, or {@code evaluate} of a sweep
 *     that tunes keys, else null
 * @param planned runs of that stage and those before it
 * @param done runs in the table, those of the next two included
 * @param diverged runs whose loss was not finite
 * @param failed runs that threw, crashed or took too long
 */
public record SweepProgress(String stage, long planned, long done, long diverged, long failed) {
  static SweepProgress of(Advance advance) {
    return new SweepProgress(
        advance.part(),
        advance.runs().planned(),
        advance.runs().done(),
        advance.runs().diverged(),
        advance.runs().failed());
  }
}
