package example;

import initsweep.nn.Activation;

public class Snake implements Activation { // z + sin^2 z: Ziyin et al. 2020, a = 1
  @Override
  public double value(double z) {
    return z + StrictMath.sin(z) * StrictMath.sin(z);
  }

  @Override
  public double slope(double z) {
    return 1 + StrictMath.sin(2 * z);
  }

  @Override
  public String toString() {
    return "snake";
  }
}
