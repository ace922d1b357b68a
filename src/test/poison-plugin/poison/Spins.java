package poison;

import initsweep.nn.Activation;

/** Never ends. */
public class Spins implements Activation {
  @Override
  public double value(double z) {
    while (true) {
      Thread.onSpinWait();
    }
  }

  @Override
  public double slope(double z) {
    return 1;
  }

  @Override
  public String toString() {
    return "spins";
  }
}
