package initsweep.plan;

/**
 * How much predicted work makes a chunk. Large sweeps have chunks of 15 to 30 s, long enough to
 * make a task's overhead and its file worth while, short enough that little is lost with an
 * executor. What is left decides, so that chunks taper to 5 s and less and no core waits long for
 * the last one; a small sweep begins small.
 */
final class ChunkSize {
  /** No chunk of several runs is longer. */
  static final double LONGEST = 30;

  /** What the last chunks of a large sweep are cut to. */
  static final double TAIL = 5;

  /** Below this a task costs more than its work. */
  private static final double SHORTEST = 1;

  private static final int CHUNKS_OF_A_SMALL_SWEEP = 8;
  private static final int SHARE_OF_WHAT_IS_LEFT = 32;

  private final double tail;

  /**
   * @param total seconds of the whole sweep
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
