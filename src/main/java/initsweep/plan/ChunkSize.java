package initsweep.plan;

/**
 * How much predicted work goes into a chunk. Large sweeps have chunks of 15 to 30 s: long enough to
 * amortise a task's overhead and its file, short enough that little is lost with an executor. The
 * size depends on the work that is left (guided self-scheduling), so chunks taper to 5 s and less
 * and no core waits long for the last one; a small sweep starts with small chunks.
 */
final class ChunkSize {
  /** Upper bound for a chunk of several runs, in seconds. */
  static final double LONGEST = 30;

  /** Size of the last chunks of a large sweep, in seconds. */
  static final double TAIL = 5;

  /** Below this many seconds a task's overhead exceeds its work. */
  private static final double SHORTEST = 1;

  private static final int CHUNKS_OF_A_SMALL_SWEEP = 8;
  private static final int SHARE_OF_WHAT_IS_LEFT = 32;

  private final double tail;

  /**
   * @param total predicted seconds of the whole sweep
   */
  ChunkSize(double total) {
    tail = clamp(total / CHUNKS_OF_A_SMALL_SWEEP, SHORTEST, TAIL);
  }

  /** A chunk never grows beyond this unless it is a single run. */
  double max(double secondsLeft) {
    return clamp(secondsLeft / SHARE_OF_WHAT_IS_LEFT, tail, LONGEST);
  }

  /** A chunk that has this much is closed as soon as its last group of runs is complete. */
  double enough(double secondsLeft) {
    return max(secondsLeft) / 2;
  }

  private static double clamp(double value, double min, double max) {
    return Math.max(min, Math.min(max, value));
  }
}
