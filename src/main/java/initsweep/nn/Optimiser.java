package initsweep.nn;

import initsweep.kernel.Kernel;
import java.util.Optional;

/**
 * A rule that turns gradients into a step. Immutable; what it remembers of one network between
 * steps is its {@link State}.
 */
public interface Optimiser {
  /** The spelling in sweep files and tables, parameters included, such as {@code momentum(0.9)}. */
  @Override
  String toString();

  /** The memory for one network, before its first step. */
  State start(NetworkShape shape, double learningRate, Kernel kernel);

  /** The memory of one network's optimiser. */
  interface State {
    /** Moves {@code parameters} one step along {@code gradients}. */
    void step(Parameters parameters, Parameters gradients);

    /**
     * The factor s if a step is p ← p + s·∂loss/∂p and nothing else, with the bits of {@link
     * Network#descend}, which takes it while the gradients are computed; empty if it is more.
     */
    default Optional<Float> plainStep() {
      return Optional.empty();
    }
  }
}
