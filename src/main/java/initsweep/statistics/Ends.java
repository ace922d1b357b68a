package initsweep.statistics;

/**
 * How the runs ended: the runs with training, or all runs if nothing was trained.
 *
 * @param firstAt iteration at which the first run diverged; null if none did
 * @param lastAt iteration at which the last one did
 */
public record Ends(
    long runs, long completed, long diverged, long failed, Long firstAt, Long lastAt) {}
