package initsweep.result;

import initsweep.spelling.Numbers;

/**
 * How near a verdict is to another one.
 *
 * @param limit the nearest threshold that would change it, such as {@code rho < 0.1}; null if there
 *     is none
 * @param factor by which the number is away from it, at least 1; null if there is none
 */
public record Margin(String limit, Double factor) {
  public static final Margin NONE = new Margin(null, null);

  static Margin of(Limit limit) {
    Double factor = Numbers.finite(StrictMath.exp(limit.distance()));
    return factor == null ? NONE : new Margin(limit.toString(), factor);
  }
}
