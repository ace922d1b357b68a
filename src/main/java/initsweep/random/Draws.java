package initsweep.random;

/**
 * One stream of random numbers. Stateful and not thread-safe; the sequence of a seed never changes
 * between releases.
 */
public interface Draws {
  /** A standard normal. */
  double nextGaussian();

  /** A uniform in [0, 1) with 53 random bits. */
  double nextUniform();

  /** A uniform whole number in [0, {@code bound}), {@code bound} ≥ 1. */
  int nextBelow(int bound);
}
