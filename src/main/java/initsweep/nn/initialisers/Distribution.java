package initsweep.nn.initialisers;

import initsweep.nn.LayerSpec;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** How weights with mean 0 and a given variance are distributed. */
enum Distribution {
  NORMAL {
    @Override
    WeightRule withVariance(ToDoubleFunction<LayerSpec> variance) {
      return new ScaledNormal(layer -> Math.sqrt(variance.applyAsDouble(layer)));
    }
  },
  TRUNCATED_NORMAL {
    @Override
    WeightRule withVariance(ToDoubleFunction<LayerSpec> variance) {
      return new TruncatedNormal(layer -> Math.sqrt(variance.applyAsDouble(layer)));
    }
  },
  /** U(−a, a) has the variance a²/3. */
  UNIFORM {
    @Override
    WeightRule withVariance(ToDoubleFunction<LayerSpec> variance) {
      return new ScaledUniform(layer -> Math.sqrt(3 * variance.applyAsDouble(layer)));
    }
  };

  abstract WeightRule withVariance(ToDoubleFunction<LayerSpec> variance);

  /** The spelling in sweep files. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
