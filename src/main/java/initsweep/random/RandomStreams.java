package initsweep.random;

/**
 * The streams of one seed, one per purpose. Ask for them in the order inputs, weights by layer,
 * batches, noise.
 */
public interface RandomStreams {
  /** The examples of a synthetic data set. */
  Draws inputs();

  /**
   * The weights and biases of one layer.
   *
   * @param layer 1-based
   */
  Draws weights(int layer);

  /**
   * The biases of one layer where they have a rule of their own.
   *
   * @param layer 1-based
   */
  Draws biases(int layer);

  /** The examples of each mini-batch. */
  Draws batches();

  /**
   * What the dropout masks of a layer are drawn from, iteration by iteration.
   *
   * @param layer 1-based
   */
  long maskKey(int layer);

  /** The gradient injected into a network without labels. */
  Draws noise();
}
