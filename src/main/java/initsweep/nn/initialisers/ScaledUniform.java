package initsweep.nn.initialisers;

import initsweep.nn.LayerSpec;
import initsweep.nn.LayerVariances;
import initsweep.random.Draws;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Independent uniforms on (−limit, limit) with one limit per layer; biases 0. All scaled uniforms
 * of a seed use the same uniforms, so two of them differ only in scale.
 *
 * @param limit the largest magnitude of a layer's weights
 */
record ScaledUniform(ToDoubleFunction<LayerSpec> limit) implements WeightRule {
  @Override
  public Optional<LayerVariances> variances(LayerSpec layer) {
    double a = limit.applyAsDouble(layer);
    return Optional.of(new LayerVariances(a * a / 3, 0));
  }

  @Override
  public void fill(LayerSpec layer, Draws draws, float[] weights, float[] biases) {
    fill(limit.applyAsDouble(layer), draws, weights);
  }

  /** x_i = limit·(2u_i − 1) with u_i uniform on [0, 1). */
  static void fill(double limit, Draws draws, float[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (limit * (2 * draws.nextUniform() - 1));
    }
  }
}
