package initsweep.nn;

import initsweep.kernel.Kernel;

/**
 * A rule that turns gradients into a step. Immutable; what it keeps between the steps of one
 * network is its {@link State}.
 */
public interface Optimiser {
  /** The spelling in sweep files and tables, parameters included, such as {@code momentum(0.9)}. */
  @Override
  String toString();

  /** The memory for one network, before its first step. */
  State start(NetworkShape shape, Kernel kernel);

  /** The state of an optimiser for one network. */
  interface State {
    /**
     * Moves {@code parameters} one step along {@code gradients}.
     *
     * @param learningRate η of this step
     */
    void step(Parameters parameters, Parameters gradients, double learningRate);

    /**
     * Whether a step is p ← p − η·∂loss/∂p and nothing else, with the bits of {@link
     * Network#descend}, which takes it while the gradients are computed.
     */
    default boolean isPlain() {
      return false;
    }
  }
}
