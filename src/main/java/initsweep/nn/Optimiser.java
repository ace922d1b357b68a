package initsweep.nn;

import initsweep.kernel.Kernel;
import java.io.Serializable;

/**
 * A rule that turns gradients into a step. Immutable; what it remembers of one network between
 * steps is its {@link State}.
 */
public interface Optimiser extends Serializable {
  /** The spelling in sweep files and tables, parameters included, such as {@code momentum(0.9)}. */
  @Override
  String toString();

  /** The memory for one network, before its first step. */
  State start(NetworkShape shape, double learningRate, Kernel kernel);

  /** The memory of one network's optimiser. */
  interface State {
    /** Moves {@code parameters} one step along {@code gradients}. */
    void step(Parameters parameters, Parameters gradients);
  }
}
