package poison;

import initsweep.nn.Activation;

/** Ends its JVM without a word. */
public class Halts implements Activation {
  @Override
  public double value(double z) {
    Runtime.getRuntime().halt(4);
    return z;
  }

  @Override
  public double slope(double z) {
    return 1;
  }

  @Override
  public String toString() {
    return "halts";
  }
}
