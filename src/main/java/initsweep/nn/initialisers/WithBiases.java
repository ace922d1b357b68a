package initsweep.nn.initialisers;

import initsweep.nn.LayerSpec;
import initsweep.nn.LayerVariances;
import initsweep.random.Draws;
import java.util.Optional;

/**
 * Combines a rule for the weights with one for the biases, which are drawn after them.
 *
 * @param biases applied to the vector of biases as to weights
 */
record WithBiases(WeightRule weights, WeightRule biases) implements WeightRule {
  private static final float[] NONE = {};

  @Override
  public void fill(LayerSpec layer, Draws draws, float[] weights, float[] biases) {
    this.weights.fill(layer, draws, weights, NONE);
    this.biases.fill(layer, draws, biases, NONE);
  }

  @Override
  public Optional<LayerVariances> variances(LayerSpec layer) {
    return weights
        .variances(layer)
        .flatMap(w -> biases.variances(layer).map(b -> w.withBias(b.weight())));
  }
}
