package initsweep.nn.initialisers;

import initsweep.nn.LayerSpec;
import initsweep.nn.LayerVariances;
import initsweep.random.Draws;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Independent normals with mean 0 and one standard deviation per layer; biases 0. All scaled
 * normals of a seed use the same standard normals, so two of them differ only in scale.
 *
 * @param std the standard deviation of a layer's weights
 */
record ScaledNormal(ToDoubleFunction<LayerSpec> std) implements WeightRule {
  @Override
  public Optional<LayerVariances> variances(LayerSpec layer) {
    double sd = std.applyAsDouble(layer);
    return Optional.of(new LayerVariances(sd * sd, 0));
  }

  @Override
  public void fill(LayerSpec layer, Draws draws, float[] weights, float[] biases) {
    fill(std.applyAsDouble(layer), draws, weights);
  }

  /** x_i = std·z_i with z_i ~ N(0, 1). */
  static void fill(double std, Draws draws, float[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (std * draws.nextGaussian());
    }
  }
}
