package initsweep.result;

import initsweep.spelling.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How near a verdict is to another one.
 *
 * @param limit the nearest threshold that would change it, such as {@code rho < 0.1}; null if there
 *     is none
 * @param factor by which the number is away from it, at least 1; null if there is none
 */
public record Margin(String limit, Double factor) {
  public static final Margin NONE = new Margin(null, null);

  private static final Comparator<Limit> NEAREST = Comparator.comparingDouble(Limit::distance);

  /**
   * The nearest of several ways to another verdict.
   *
   * @param ways each a list of limits that would all have to be crossed
   */
  static Margin ofNearest(Stream<List<Limit>> ways) {
    return ways.filter(way -> !way.isEmpty())
        .map(way -> way.stream().max(NEAREST).orElseThrow())
        .min(NEAREST)
        .map(Margin::of)
        .orElse(NONE);
  }

  static Margin of(Limit limit) {
    Double factor = Numbers.finite(StrictMath.exp(limit.distance()));
    return factor == null ? NONE : new Margin(limit.toString(), factor);
  }
}
