package initsweep.nn.initialisers;

import initsweep.nn.LayerSpec;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The number of units that a variance is divided by, the {@code mode} of Keras and JAX. */
enum Fan {
  FAN_IN(LayerSpec::fanIn),
  FAN_OUT(LayerSpec::fanOut),
  FAN_AVG(layer -> ((double) layer.fanIn() + layer.fanOut()) / 2);

  private final ToDoubleFunction<LayerSpec> units;

  Fan(ToDoubleFunction<LayerSpec> units) {
    this.units = units;
  }

  double of(LayerSpec layer) {
    return units.applyAsDouble(layer);
  }

  /** The spelling in sweep files. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
