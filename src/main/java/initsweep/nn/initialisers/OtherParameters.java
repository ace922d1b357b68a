package initsweep.nn.initialisers;

import initsweep.kernel.Layout;
import initsweep.nn.NetworkShape;
import initsweep.nn.Parameters;
import initsweep.nn.layers.Skip;
import java.util.Arrays;

/** Where the parameters start that no initialiser draws, and what a skip makes of those it does. */
final class OtherParameters {
  private OtherParameters() {}

  /** γ = 1, β = 0 and the multipliers of skips; with fixup the weights of branches and output. */
  static void start(Parameters parameters) {
    NetworkShape shape = parameters.shape();
    for (int layer = 1; layer <= shape.layers(); layer++) {
      if (parameters.scales(layer) != null) {
        Arrays.fill(parameters.scales(layer), 0, shape.width(layer), 1);
      }
      if (parameters.multiplier(layer) != null) {
        parameters.multiplier(layer)[0] = (float) shape.skip().start();
      }
    }
    if (shape.skip().kind() == Skip.Kind.FIXUP) {
      fixUp(parameters);
    }
  }

  /**
   * With B branches of m = 2 layers, the first layer of each is multiplied by B^(−1/(2m − 2)) =
   * 1/√B and the last is 0, as the output layer. Zhang, Dauphin &amp; Ma 2019 (arXiv 1901.09321).
   */
  private static void fixUp(Parameters parameters) {
    NetworkShape shape = parameters.shape();
    float factor = (float) (1 / Math.sqrt(shape.skips()));
    for (int layer = 1; layer <= shape.layers(); layer++) {
      float[] weights = parameters.weights(layer);
      if (shape.endsSkip(layer) || !shape.isHidden(layer)) {
        Arrays.fill(weights, 0);
      } else if (shape.endsSkip(layer + 1)) {
        for (int i = 0; i < shape.width(layer - 1) * Layout.stride(shape.width(layer)); i++) {
          weights[i] *= factor;
        }
      }
    }
  }
}
