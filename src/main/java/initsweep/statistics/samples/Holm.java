package initsweep.statistics.samples;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Holm's step-down correction for testing several hypotheses at once: Holm 1979. */
public final class Holm {
  private Holm() {}

  /**
   * Adjusted p-values, in the order given. A null is no test: it stays null.
   *
   * @param hypotheses of the whole family, at least as many as there are p-values. Those that are
   *     not given count as if their p-values were larger, which errs on the safe side
   */
  public static List<Double> adjust(List<Double> pValues, long hypotheses) {
    List<Double> ascending =
        pValues.stream().filter(Objects::nonNull).sorted(Comparator.naturalOrder()).toList();
    double[] adjusted = new double[ascending.size()];
    double largest = 0;
    for (int i = 0; i < adjusted.length; i++) {
      largest = Math.max(largest, Math.min(1, (hypotheses - i) * ascending.get(i)));
      adjusted[i] = largest;
    }
    return pValues.stream()
        .map(p -> p == null ? null : adjusted[Collections.binarySearch(ascending, p)])
        .toList();
  }
}
