package poison;

import initsweep.nn.Activation;

/** Wants more memory than there is: eight gigabytes at a time. */
public class Hoards implements Activation {
  @Override
  public double value(double z) {
    return new long[1 << 30].length;
  }

  @Override
  public double slope(double z) {
    return 1;
  }

  @Override
  public String toString() {
    return "hoards";
  }
}
