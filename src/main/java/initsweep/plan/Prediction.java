package initsweep.plan;

/**
 * What a plan is expected to take.
 *
 * @param runs how many are planned
 * @param chunks tasks, and files of the result
 * @param cpuSeconds time of one core for everything
 * @param wallSeconds time until the last chunk is done, on the number of cores that was asked for
 * @param bytes of the result, before compression
 */
public record Prediction(int runs, int chunks, double cpuSeconds, double wallSeconds, long bytes) {}
