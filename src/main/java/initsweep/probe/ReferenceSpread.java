package initsweep.probe;

import initsweep.nn.Activation;
import initsweep.nn.meanfield.Moments;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The standard deviation of φ(z), z ~ N(0,1): the reference for the spread of a layer. Computed by
 * quadrature, once per φ.
 */
public final class ReferenceSpread {
  private static final Map<String, Double> BY_ACTIVATION = new ConcurrentHashMap<>();

  private ReferenceSpread() {}

  public static double of(Activation activation) {
    return BY_ACTIVATION.computeIfAbsent(
        activation.toString(), spelling -> Math.sqrt(Moments.of(activation, 1).variance()));
  }
}
