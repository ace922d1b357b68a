package initsweep.random;

/**
 * NumPy's legacy {@code RandomState(seed)}, frozen by NEP 19: one MT19937 stream serves all
 * purposes, so the order of the draws matters; it is that of the book's script.
 */
final class NumpyStreams implements RandomStreams, Draws {
  private static final double TWO_TO_26 = 67_108_864.0;
  private static final double TWO_TO_53 = 9_007_199_254_740_992.0;

  private final Mt19937 twister;
  private double spareGaussian = Double.NaN;

  /**
   * @param seed 0 to 2³²−1
   */
  NumpyStreams(long seed) {
    twister = new Mt19937((int) seed);
  }

  @Override
  public Draws inputs() {
    return this;
  }

  @Override
  public Draws weights(int layer) {
    return this;
  }

  @Override
  public Draws biases(int layer) {
    return this;
  }

  @Override
  public Draws batches() {
    return this;
  }

  /** The book's script draws masks between batches, which are drawn ahead here. */
  @Override
  public long maskKey(int layer) {
    throw new UnsupportedOperationException("rng numpy draws no dropout masks");
  }

  @Override
  public Draws noise() {
    return this;
  }

  /** Marsaglia's polar method; NumPy returns the second normal of each pair first. */
  @Override
  public double nextGaussian() {
    if (!Double.isNaN(spareGaussian)) {
      double spare = spareGaussian;
      spareGaussian = Double.NaN;
      return spare;
    }
    double x1;
    double x2;
    double r2;
    do {
      x1 = 2 * nextUniform() - 1;
      x2 = 2 * nextUniform() - 1;
      r2 = x1 * x1 + x2 * x2;
    } while (r2 >= 1 || r2 == 0);
    double scale = Math.sqrt(-2 * StrictMath.log(r2) / r2);
    spareGaussian = scale * x1;
    return scale * x2;
  }

  @Override
  public double nextUniform() {
    int high = twister.next() >>> 5;
    int low = twister.next() >>> 6;
    return (high * TWO_TO_26 + low) / TWO_TO_53;
  }

  /** Masked rejection on 32-bit draws; a bound of 1 consumes no draw. */
  @Override
  public int nextBelow(int bound) {
    int largest = bound - 1;
    if (largest == 0) {
      return 0;
    }
    int mask = -1 >>> Integer.numberOfLeadingZeros(largest);
    int draw;
    do {
      draw = twister.next() & mask;
    } while (draw > largest);
    return draw;
  }
}
