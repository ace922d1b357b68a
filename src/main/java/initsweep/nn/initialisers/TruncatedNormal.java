package initsweep.nn.initialisers;

import initsweep.nn.LayerSpec;
import initsweep.nn.LayerVariances;
import initsweep.random.Draws;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Normals truncated at two standard deviations and rescaled to the requested standard deviation;
 * biases 0. As in Keras and JAX. A normal within the bounds is the one of {@link ScaledNormal}; one
 * outside is drawn again after all the others, so 19 of 20 weights stay paired with the scaled
 * normals of the seed.
 *
 * @param std the standard deviation of a layer's weights
 */
record TruncatedNormal(ToDoubleFunction<LayerSpec> std) implements WeightRule {
  private static final double CUT = 2;

  /** Standard deviation of N(0, 1) truncated at ±2. */
  private static final double STD_WITHIN_CUT = 0.87962566103423978;

  @Override
  public Optional<LayerVariances> variances(LayerSpec layer) {
    double sd = std.applyAsDouble(layer);
    return Optional.of(new LayerVariances(sd * sd, 0));
  }

  @Override
  public void fill(LayerSpec layer, Draws draws, float[] weights, float[] biases) {
    double scale = std.applyAsDouble(layer) / STD_WITHIN_CUT;
    for (int i = 0; i < weights.length; i++) {
      double z = draws.nextGaussian();
      weights[i] = Math.abs(z) <= CUT ? (float) (scale * z) : Float.NaN;
    }
    for (int i = 0; i < weights.length; i++) {
      if (Float.isNaN(weights[i])) {
        weights[i] = (float) (scale * withinCut(draws));
      }
    }
  }

  private static double withinCut(Draws draws) {
    double z;
    do {
      z = draws.nextGaussian();
    } while (Math.abs(z) > CUT);
    return z;
  }
}
