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

  /** The examples of each mini-batch. */
  Draws batches();

  /** The gradient injected into a network without labels. */
  Draws noise();
}
