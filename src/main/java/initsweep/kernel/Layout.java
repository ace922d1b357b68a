package initsweep.kernel;

/**
 * How matrices lie in memory: row-major, each row padded to whole cache lines. With the padding no
 * row needs a vector tail for any lane width up to AVX-512's; its content is unspecified and never
 * enters a result.
 */
public final class Layout {
  /** Floats in a cache line of 64 bytes, and lanes of the widest vector. */
  public static final int LINE = 16;

  /**
   * Rows whose starts are a multiple of 512 bytes apart would map to an eighth of the L1 cache's
   * sets; one more line spreads them.
   */
  private static final int CROWDED = 8;

  private Layout() {}

  /** The distance between the starts of two rows. */
  public static int stride(int columns) {
    int lines = (columns + LINE - 1) / LINE;
    return (lines % CROWDED == 0 ? lines + 1 : lines) * LINE;
  }

  /** A matrix of zeros, (rows × columns). */
  public static float[] matrix(int rows, int columns) {
    return new float[Math.multiplyExact(rows, stride(columns))];
  }

  /** A row vector of zeros, (columns). */
  public static float[] vector(int columns) {
    return new float[stride(columns)];
  }
}
