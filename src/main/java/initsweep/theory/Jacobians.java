package initsweep.theory;

import initsweep.nn.Activation;
import initsweep.nn.meanfield.Moments;
import initsweep.quadrature.NormalExpectation;
import initsweep.theory.LayerPrediction.Dense;
import java.util.ArrayList;
import java.util.List;

/**
 * The Jacobians of wide networks at initialisation: Pennington, Schoenholz &amp; Ganguli 2017
 * (arXiv 1711.04735), for layers of any widths.
 *
 * <p>Of M = J·Jᵀ, the trace is multiplied by σ_w² E φ′²·n_l/n_{l−1} in a layer. With ρ = tr M²/(tr
 * M)², independent weights add 1/n_l to ρ, orthogonal ones only what narrows, max(0, 1/n_l −
 * 1/n_{l−1}), and the slopes (κ − 1)/n_l, where κ = E φ′⁴/(E φ′²)² is 1/p if φ′ is 1 with
 * probability p and else 0. In L layers of one width this makes Var(s²)/(mean s²)² = L·κ for
 * independent weights and L·(κ − 1) for orthogonal ones.
 */
final class Jacobians {
  private Jacobians() {}

  /**
   * The predictions for the layers of a network with those for their Jacobians.
   *
   * @param inputs features of an example
   * @param layers the affine maps
   * @param predictions for the same layers
   */
  static List<LayerPrediction> added(
      Activation activation, int inputs, List<Dense> layers, List<LayerPrediction> predictions) {
    List<LayerPrediction> added = new ArrayList<>();
    double trace = inputs;
    double rho = 1.0 / inputs;
    double widthBelow = inputs;
    for (int l = 0; l < layers.size(); l++) {
      Dense layer = layers.get(l);
      double width = layer.width();
      double[] slopes = slopeMoments(activation, predictions.get(l).q());
      trace *= layer.sw2() * slopes[0] * width / widthBelow;
      rho += layer.isOrthogonal() ? Math.max(0, 1 / width - 1 / widthBelow) : 1 / width;
      rho += (slopes[1] / (slopes[0] * slopes[0]) - 1) / width;
      double values = Math.min(width, inputs);
      added.add(predictions.get(l).with(new JacobianPrediction(trace / values, values * rho - 1)));
      widthBelow = width;
    }
    return List.copyOf(added);
  }

  /**
   * Layers that do to small changes of one input what those of a network with layer norm do. A norm
   * divides by the standard deviation of its example's pre-activations, √(σ_w² E h² + σ_b²). It
   * also takes two directions away, that of the mean and that of the pre-activations themselves,
   * two singular values of n.
   */
  static List<Dense> normalised(
      Activation activation, List<Dense> layers, double inputSecondMoment) {
    double incoming = inputSecondMoment;
    List<Dense> normalised = new ArrayList<>();
    for (Dense layer : layers) {
      double variance = layer.sw2() * incoming + layer.sb2();
      normalised.add(new Dense(layer.width(), layer.sw2() / variance, 0, layer.isOrthogonal()));
      incoming = Moments.of(activation, 1).secondMoment();
    }
    return normalised;
  }

  /** E φ′² and E φ′⁴ at variance q. */
  private static double[] slopeMoments(Activation activation, double q) {
    double root = Math.sqrt(q);
    return NormalExpectation.of(
        (z, out) -> {
          double slope = activation.slope(root * z);
          out[0] = slope * slope;
          out[1] = slope * slope * slope * slope;
        },
        Moments.cuts(activation, 0, root),
        new double[2]);
  }
}
