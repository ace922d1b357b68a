package initsweep.spec.tuning;

import java.io.Serializable;

/** The values of one key that a candidate may have. */
public interface Dimension extends Serializable {
  /**
   * The value so far along, in its canonical spelling.
   *
   * @param share 0 ≤ share < 1 of the way from the first to the last
   */
  String at(double share);
}
