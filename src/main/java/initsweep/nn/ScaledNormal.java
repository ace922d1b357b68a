package initsweep.nn;

import initsweep.random.Draws;
import java.util.function.ToDoubleFunction;

/**
 * Independent normals with mean 0 and one standard deviation per layer; biases 0. All scaled normals of a seed share the
 * same standard normals, so two of them differ by their scale alone.
 *
 * @param spelling the canonical text
 * @param std the standard deviation of a layer's weights
 */
record ScaledNormal(String spelling, StandardDeviation std) implements Initialiser {
  /** A formula in the layer's shape; serialisable, as an initialiser is. */
  interface StandardDeviation extends ToDoubleFunction<LayerSpec>, java.io.Serializable {}

  @Override
  public void fill(LayerSpec layer, Draws draws, float[] weights, float[] biases) {
    double scale = std.applyAsDouble(layer);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (scale * draws.nextGaussian());
    }
  }

  @Override
  public String toString() {
    return spelling;
  }
}
