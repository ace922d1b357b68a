package initsweep.theory;

import initsweep.nn.Activation;
import initsweep.nn.layers.Skip;
import initsweep.nn.meanfield.Moments;
import initsweep.theory.LayerPrediction.Dense;
import java.util.ArrayList;
import java.util.List;

/**
 * Mean-field theory of a network with skips, h_l = h_{l−2} + a·z_l where a branch ends: Yang &amp;
 * Schoenholz 2017 (arXiv 1712.08969), for connections around two layers.
 *
 * <p>Weights that are drawn for a branch are independent of what goes past it, so second moments
 * add up: E h_l² = E h_{l−2}² + a²q_l forwards, and backwards E (∂L/∂h_{l−2})² = E (∂L/∂h_l)² +
 * σ_w² E δ_{l−1}². In between all is as without skips: q_{l+1} = σ_w² E h_l² + σ_b². Where a branch
 * ends, δ is ∂L/∂h, as the layers' measurement has it. All widths are equal.
 */
final class ResidualPrediction {
  private final Skip skip;
  private final List<Dense> hidden;
  private final int last;
  private final double gain; // a²
  private final double[] q;
  private final double[] mean;
  private final double[] variance;
  private final double[] slopes; // E φ′²; 1 where a branch ends

  private ResidualPrediction(Skip skip, List<Dense> hidden) {
    this.skip = skip;
    this.hidden = hidden;
    last = hidden.size();
    gain = skip.start() * skip.start();
    q = new double[last + 1];
    mean = new double[last + 1];
    variance = new double[last + 1];
    slopes = new double[last + 1];
  }

  /**
   * @param skip neither none nor fixup, which changes the weights themselves
   * @param hidden the affine maps, all of one width
   * @param inputSecondMoment E x², averaged over inputs and features
   */
  static List<LayerPrediction> of(
      Activation activation, Skip skip, List<Dense> hidden, double inputSecondMoment) {
    ResidualPrediction network = new ResidualPrediction(skip, hidden);
    double incoming = inputSecondMoment;
    for (int layer = 1; layer <= network.last; layer++) {
      network.forward(activation, layer, incoming);
      incoming = network.variance[layer] + network.mean[layer] * network.mean[layer];
    }
    return network.predictions(network.backward());
  }

  private boolean endsAt(int layer) {
    return skip.endsAt(layer, last);
  }

  private Dense dense(int layer) {
    return hidden.get(layer - 1);
  }

  private void forward(Activation activation, int layer, double incoming) {
    q[layer] = dense(layer).sw2() * incoming + dense(layer).sb2();
    if (endsAt(layer)) {
      int start = layer - Skip.BRANCH;
      mean[layer] = mean[start];
      variance[layer] = variance[start] + gain * q[layer];
      slopes[layer] = 1;
    } else {
      Moments m = Moments.of(activation, q[layer]);
      mean[layer] = m.mean();
      variance[layer] = m.variance();
      slopes[layer] = m.slopeSecondMoment();
    }
  }

  /** E δ² of each layer over that of the last. */
  private double[] backward() {
    double[] delta = new double[last + 1];
    delta[last] = 1;
    for (int layer = last - 1; layer >= 1; layer--) {
      double through = dense(layer + 1).sw2() * (endsAt(layer + 1) ? gain : 1) * delta[layer + 1];
      double past = endsAt(layer + Skip.BRANCH) ? delta[layer + Skip.BRANCH] : 0;
      delta[layer] = (through + past) * slopes[layer];
    }
    return delta;
  }

  private List<LayerPrediction> predictions(double[] delta) {
    List<LayerPrediction> predictions = new ArrayList<>();
    for (int layer = 1; layer <= last; layer++) {
      predictions.add(
          new LayerPrediction(
              layer, q[layer], mean[layer], Math.sqrt(variance[layer]), delta[layer], null));
    }
    return List.copyOf(predictions);
  }
}
