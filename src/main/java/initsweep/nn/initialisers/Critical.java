package initsweep.nn.initialisers;

import initsweep.nn.Activation;
import initsweep.nn.LayerSpec;
import initsweep.nn.LayerVariances;
import initsweep.nn.activations.Activations;
import initsweep.nn.meanfield.CriticalPoints;
import initsweep.nn.meanfield.CriticalPoints.Point;
import initsweep.random.Draws;
import initsweep.spelling.InvalidValueException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * W ~ N(0, σ_w²/n_in) and b ~ N(0, σ_b²) at the critical point of the activation, with a first
 * layer that gives pre-activations the variance q* of that point. Where q* = 0, no layer can, and
 * the first one is like the others: of relu they are He's. Roberts, Yaida and Hanin 2022, sections
 * 5.3 and 5.4.
 */
final class Critical implements WeightRule {
  private static final Map<String, Optional<Point>> BY_ACTIVATION = new ConcurrentHashMap<>();

  @Override
  public void fill(LayerSpec layer, Draws draws, float[] weights, float[] biases) {
    LayerVariances of = known(layer);
    ScaledNormal.fill(Math.sqrt(of.weight()), draws, weights);
    if (of.bias() > 0) {
      ScaledNormal.fill(Math.sqrt(of.bias()), draws, biases);
    }
  }

  @Override
  public Optional<LayerVariances> variances(LayerSpec layer) {
    return Optional.of(known(layer));
  }

  private static LayerVariances known(LayerSpec layer) {
    Point point = require(layer.activation());
    boolean startsAtPoint = layer.isFirst() && point.q() > 0;
    double sw2 =
        startsAtPoint ? (point.q() - point.sb2()) / layer.incomingSecondMoment() : point.sw2();
    return new LayerVariances(sw2 / layer.fanIn(), point.sb2());
  }

  @Override
  public void requireActivation(Activation activation) {
    require(activation);
  }

  private static Point require(Activation activation) {
    return BY_ACTIVATION
        .computeIfAbsent(
            activation.toString(),
            spelling -> Activations.compute("the critical point", activation, CriticalPoints::of))
        .orElseThrow(() -> none(activation));
  }

  private static InvalidValueException none(Activation activation) {
    return new InvalidValueException(
        "init critical with activation %s, which has no critical point: %s; expected another init such as %s, or the pair under exclude"
            .formatted(activation, reason(at1(activation)), remedy(at1(activation))));
  }

  private static Point at1(Activation activation) {
    return Activations.compute("the critical point", activation, a -> CriticalPoints.at(a, 1));
  }

  private static String reason(Point at1) {
    if (!isFinite(at1)) {
      return "E φ′² is 0 or not finite where q = 1";
    }
    return at1.sb2() < 0
        ? "χ⊥ = 1 needs σ_b² < 0 at every q, %s at q = 1".formatted(text(at1.sb2()))
        : "χ⊥ = 1 at every q for some σ_b² above 0, and none of them is half-stable";
  }

  private static String remedy(Point at1) {
    return isFinite(at1) && at1.sb2() >= 0
        ? "gaussian(%s,%s), the point at q = 1".formatted(text(at1.sw2()), text(at1.sb2()))
        : "auto";
  }

  private static boolean isFinite(Point point) {
    return Double.isFinite(point.sw2()) && Double.isFinite(point.sb2());
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }
}
