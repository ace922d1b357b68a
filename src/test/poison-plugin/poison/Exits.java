package poison;

import initsweep.nn.Activation;

/** Ends its JVM with a chosen exit code. */
public class Exits implements Activation {
  @Override
  public double value(double z) {
    System.exit(3);
    return z;
  }

  @Override
  public double slope(double z) {
    return 1;
  }

  @Override
  public String toString() {
    return "exits";
  }
}
