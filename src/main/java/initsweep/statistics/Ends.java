package initsweep.statistics;

/**
 * How the runs ended: those that were to be trained, or all if none was.
 *
 * @param firstAt iteration at which the first run diverged; null if none did
 * @param lastAt iteration at which the last one did
 */
public record Ends(
    long runs, long completed, long diverged, long failed, Long firstAt, Long lastAt) {}
