package poison;

import initsweep.nn.Activation;

/** Calls itself until the stack is full. */
public class Overflows implements Activation {
  @Override
  public double value(double z) {
    return value(z + 1) + 1;
  }

  @Override
  public double slope(double z) {
    return 1;
  }

  @Override
  public String toString() {
    return "overflows";
  }
}
