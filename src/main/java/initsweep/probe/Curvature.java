package initsweep.probe;

import initsweep.nn.GaussNewton;
import initsweep.nn.Inputs;
import initsweep.nn.Network;
import initsweep.nn.NetworkShape;
import initsweep.nn.Parameters;
import initsweep.nn.Workspace;
import initsweep.random.Draws;
import initsweep.random.RandomMode;
import initsweep.run.ProbePlan;
import initsweep.spelling.Numbers;

/**
 * The largest eigenvalue of the Gauss–Newton matrix by power iteration: gradient descent with a
 * rate above 2/λ overshoots along its eigenvector. Not of the Hessian by differences of gradients,
 * which kinks make unstable at initialisation. Start, steps and the order of every sum are fixed,
 * and the estimate, vᵀGv with |v| = 1, approaches λ from below.
 */
public final class Curvature {
  private Curvature() {}

  /**
   * Overwrites the gradients of the network.
   *
   * @param network with an output layer
   * @param pass has room for the inputs; overwritten
   * @return null if it is not finite
   */
  public static Double largest(Network network, Inputs inputs, Workspace pass) {
    GaussNewton matrix = new GaussNewton(network, inputs, pass);
    Parameters direction = start(network.parameters().shape());
    Parameters product = network.gradients();
    double eigenvalue = 0;
    for (int step = 0; step < ProbePlan.CURVATURE_STEPS; step++) {
      double size = Math.sqrt(direction.dot(direction));
      if (size == 0) {
        return 0.0;
      }
      scale(direction, 1 / size);
      matrix.multiply(direction);
      eigenvalue = direction.dot(product);
      copy(product, direction);
    }
    return Numbers.finite(eigenvalue);
  }

  /** The same normals in every run: cells of one shape start alike, whatever their seed. */
  private static Parameters start(NetworkShape shape) {
    Draws draws = RandomMode.COUNTER.streams(0).noise();
    Parameters start = new Parameters(shape);
    for (int i = 0; i < start.arrays(); i++) {
      float[] array = start.array(i);
      for (int at = 0; at < array.length; at++) {
        array[at] = (float) draws.nextGaussian();
      }
    }
    return start;
  }

  private static void scale(Parameters parameters, double factor) {
    for (int i = 0; i < parameters.arrays(); i++) {
      float[] array = parameters.array(i);
      for (int at = 0; at < array.length; at++) {
        array[at] = (float) (factor * array[at]);
      }
    }
  }

  private static void copy(Parameters from, Parameters to) {
    for (int i = 0; i < from.arrays(); i++) {
      System.arraycopy(from.array(i), 0, to.array(i), 0, from.array(i).length);
    }
  }
}
