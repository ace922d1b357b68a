package initsweep.nn.layers;

import initsweep.kernel.Layout;

/**
 * Which units of a layer are kept in an iteration: each with probability 1 − p, on its own.
 * Uniforms of 32 bits are the halves of SplitMix64's outputs (Steele, Lea &amp; Flood 2014), the
 * lower half first, a row of units after the other; the generator starts anew, and without an
 * object, at a state that the layer's stream and the iteration decide.
 */
public final class DropoutMask {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private static final long LOW = 0xffff_ffffL;
  private static final double TWO_TO_32 = 0x1p32;

  private final long key;
  private final long threshold; // of 32-bit uniforms that are kept

  /**
   * @param key drawn for the layer
   * @param rate p, 0 to 1
   */
  public DropoutMask(long key, double rate) {
    this.key = key;
    this.threshold = (long) Math.ceil(rate * TWO_TO_32);
  }

  /**
   * Writes 1 for a unit that is kept, 0 for one that is not.
   *
   * @param mask (rows × width)
   */
  public void draw(long iteration, int rows, int width, float[] mask) {
    long state = mix(key + (iteration + 1) * GOLDEN);
    for (int row = 0; row < rows; row++) {
      int start = row * Layout.stride(width);
      for (int j = start; j < start + width; j += 2) {
        state += GOLDEN;
        long bits = mix(state);
        mask[j] = isKept(bits & LOW);
        mask[j + 1] = isKept(bits >>> Integer.SIZE); // of an odd width, into the padding
      }
    }
  }

  /** 1 if u ≥ threshold, else 0, without a branch that would be mispredicted. */
  private float isKept(long u) {
    return 1 - ((u - threshold) >>> Long.SIZE - 1);
  }

  private static long mix(long z) {
    long a = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ a >>> 27) * 0x94d049bb133111ebL;
    return b ^ b >>> 31;
  }
}
