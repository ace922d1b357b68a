package initsweep.probe;

import initsweep.nn.InputJacobian;
import initsweep.nn.Network;
import initsweep.nn.NetworkShape;
import initsweep.nn.Parameters;
import initsweep.nn.Workspace;
import initsweep.result.Spectrum;
import initsweep.spelling.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * The singular values of the Jacobians ∂h_l/∂x. With W₁ = Q·R and orthonormal columns of Q, a
 * Jacobian is a matrix that has as few columns as R has rows, times Qᵀ, which changes no singular
 * value: a network of a hundred units needs no matrix as wide as its images.
 */
final class JacobianProbe {
  private JacobianProbe() {}

  /**
   * One element per hidden layer.
   *
   * @param pass the last forward pass of the network
   * @param inputs number of its first examples
   */
  static List<Spectrum> measure(Network network, Workspace pass, int inputs) {
    Parameters parameters = network.parameters();
    NetworkShape shape = parameters.shape();
    double[] directions = directions(parameters);
    int moved = directions.length / shape.width(1);
    List<double[]> values = new ArrayList<>();
    for (int layer = 1; layer <= shape.hidden().size(); layer++) {
      values.add(new double[inputs * rank(shape, layer)]);
    }
    InputJacobian jacobian = new InputJacobian(parameters, pass, directions);
    for (int row = 0; row < inputs; row++) {
      int input = row;
      jacobian.at(
          row,
          (layer, tangents) -> {
            double[] found = SingularValues.of(moved, shape.width(layer), tangents.clone());
            // Those beyond the width of the first layer are 0.
            System.arraycopy(
                found, 0, values.get(layer - 1), input * rank(shape, layer), found.length);
          });
    }
    return values.stream().map(JacobianProbe::spectrum).toList();
  }

  /** How many singular values ∂h_l/∂x has. */
  private static int rank(NetworkShape shape, int layer) {
    return Math.min(shape.width(layer), shape.inputs());
  }

  /** W₁, or R where that has fewer rows. */
  private static double[] directions(Parameters parameters) {
    NetworkShape shape = parameters.shape();
    double[] weights = InputJacobian.weights(parameters, 1);
    return shape.inputs() > shape.width(1)
        ? SingularValues.triangle(shape.inputs(), shape.width(1), weights)
        : weights;
  }

  /** Relative to the largest, so that no square overflows that the result does not need. */
  private static Spectrum spectrum(double[] values) {
    double max = 0;
    double min = Double.POSITIVE_INFINITY;
    for (double value : values) {
      max = Math.max(max, value);
      min = Math.min(min, value);
    }
    if (max == 0) {
      return new Spectrum(0.0, null, 0.0, 0.0);
    }
    double mean = 0;
    for (double value : values) {
      mean += value / max * (value / max) / values.length;
    }
    double variance = 0;
    for (double value : values) {
      double deviation = value / max * (value / max) - mean;
      variance += deviation * deviation / values.length;
    }
    return new Spectrum(
        Numbers.finite(max * max * mean),
        Numbers.finite(variance / (mean * mean)),
        Numbers.finite(max),
        Numbers.finite(min));
  }
}
