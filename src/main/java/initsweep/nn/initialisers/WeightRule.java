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
 * What a built-in initialiser does, apart from its name. The methods are those of {@link
 * Initialiser}.
 */
@FunctionalInterface
interface WeightRule {
  void fill(LayerSpec layer, Draws draws, float[] weights, float[] biases);

  default void fit(
      Parameters parameters, Activation activation, Kernel kernel, int rows, float[] inputs) {}

  /** Of a rule that looks at no data. */
  default int fittingExamples() {
    return 0;
  }

  default Optional<LayerVariances> variances(LayerSpec layer) {
    return Optional.empty();
  }
}
