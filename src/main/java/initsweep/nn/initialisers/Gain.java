package initsweep.nn.initialisers;

import initsweep.nn.Activation;
import initsweep.quadrature.Cuts;
import initsweep.quadrature.NormalExpectation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;

/**
 * The squared gain g² by which weights of variance g²/n_in keep a wide layer's pre-activations, or
 * the gradients, at variance 1. Computed by quadrature, once per activation.
 *
 * @param forward 1/E φ(z)², z ~ N(0, 1)
 * @param backward 1/E φ′(z)²
 */
record Gain(double forward, double backward) {
  private static final Map<String, Gain> BY_ACTIVATION = new ConcurrentHashMap<>();
  private static final double DOUBLING = 2;

  static Gain of(Activation activation) {
    return BY_ACTIVATION.computeIfAbsent(
        activation.toString(),
        spelling ->
            new Gain(
                1 / secondMoment(activation::value, activation),
                1 / secondMoment(activation::slope, activation)));
  }

  private static double secondMoment(DoubleUnaryOperator f, Activation activation) {
    Cuts cuts = new Cuts().around(0, 1, DOUBLING);
    for (double kink : activation.kinks()) {
      cuts.at(kink);
    }
    return NormalExpectation.of(z -> f.applyAsDouble(z) * f.applyAsDouble(z), cuts, 0);
  }
}
