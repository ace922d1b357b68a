package poison;

import initsweep.nn.Activation;

/** Is not a number. */
public class Vanishes implements Activation {
  @Override
  public double value(double z) {
    return Double.NaN;
  }

  @Override
  public double slope(double z) {
    return 1;
  }

  @Override
  public String toString() {
    return "vanishes";
  }
}
