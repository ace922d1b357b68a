package poison;

import initsweep.nn.Activation;

/** Throws what nobody expects. */
public class Breaks implements Activation {
  @Override
  public double value(double z) {
    throw new Error("broken");
  }

  @Override
  public double slope(double z) {
    return 1;
  }

  @Override
  public String toString() {
    return "breaks";
  }
}
