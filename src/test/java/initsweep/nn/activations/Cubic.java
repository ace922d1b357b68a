package initsweep.nn.activations;

import initsweep.nn.Activation;

/**
 * A plug-in as a user would write it: z³/3 with a kink at 1, registered in META-INF/services of the
 * tests.
 */
public final class Cubic implements Activation {
  @Override
  public String toString() {
    return "cubic";
  }

  @Override
  public double value(double z) {
    return z < 1 ? z * z * z / 3 : 1 / 3.0;
  }

  @Override
  public double slope(double z) {
    return z < 1 ? z * z : 0;
  }

  @Override
  public double[] kinks() {
    return new double[] {1};
  }

  @Override
  public double[] asymptotes() {
    return new double[] {1 / 3.0};
  }
}
