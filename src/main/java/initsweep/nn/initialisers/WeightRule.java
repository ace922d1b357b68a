package initsweep.nn.initialisers;

import initsweep.kernel.Kernel;
import initsweep.nn.Activation;
import initsweep.nn.Initialiser;
import initsweep.nn.LayerSpec;
import initsweep.nn.LayerVariances;
import initsweep.nn.Parameters;
import initsweep.random.Draws;
import java.util.Optional;

/**
 * The rule of a built-in initialiser without its name. The methods are those of {@link
 * Initialiser}.
 */
@FunctionalInterface
interface WeightRule {
  void fill(LayerSpec layer, Draws draws, float[] weights, float[] biases);

  default void fit(
      Parameters parameters, Activation activation, Kernel kernel, int rows, float[] inputs) {}

  /** 0, for a rule that does not depend on data. */
  default int fittingExamples() {
    return 0;
  }

  default void requireActivation(Activation activation) {}

  default Optional<LayerVariances> variances(LayerSpec layer) {
    return Optional.empty();
  }
}
