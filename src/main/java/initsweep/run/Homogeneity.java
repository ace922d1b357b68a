package initsweep.run;

import initsweep.nn.Activation;
import initsweep.nn.activations.Activations;
import initsweep.spelling.InvalidValueException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether an activation is positively homogeneous, φ(cz) = cφ(z) for c &gt; 0, as relu and
 * leaky_relu are: the scale of its layers then changes nothing but the scale of the output.
 */
public final class Homogeneity {
  private static final double[] POINTS = {-7, -1, -0.3, 0.3, 1, 7};
  private static final double[] FACTORS = {0.01, 100};

  /** Relative; a product is rounded. */
  private static final double ROUNDING = 1e-12;

  private static final Map<String, Boolean> BY_TEXT = new ConcurrentHashMap<>();

  private Homogeneity() {}

  /**
   * @param activation as the table spells it. One of a user's jar counts as not homogeneous: its
   *     code may throw, hang or end the process, and the jar need not be here
   */
  public static boolean isPositive(String activation) {
    return BY_TEXT.computeIfAbsent(activation, Homogeneity::isKnownPositive);
  }

  private static boolean isKnownPositive(String activation) {
    try {
      Activation known = RunKey.ACTIVATION.parse(activation);
      return !Activations.isPlugIn(known) && isPositive(known);
    } catch (InvalidValueException e) {
      return false;
    }
  }

  private static boolean isPositive(Activation activation) {
    for (double factor : FACTORS) {
      for (double z : POINTS) {
        double expected = factor * activation.value(z);
        double error = Math.abs(activation.value(factor * z) - expected);
        if (!(error <= ROUNDING * Math.abs(expected))) {
          return false;
        }
      }
    }
    return true;
  }
}
