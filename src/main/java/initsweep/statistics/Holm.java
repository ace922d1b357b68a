package initsweep.statistics;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Holm's step-down correction for testing several hypotheses at once: Holm 1979. */
final class Holm {
  private Holm() {}

  /** Adjusted p-values, in the order given. A null is no test: it stays null and is not counted. */
  static List<Double> adjust(List<Double> pValues) {
    List<Double> ascending =
        pValues.stream().filter(Objects::nonNull).sorted(Comparator.naturalOrder()).toList();
    double[] adjusted = new double[ascending.size()];
    double largest = 0;
    for (int i = 0; i < adjusted.length; i++) {
      largest = Math.max(largest, Math.min(1, (adjusted.length - i) * ascending.get(i)));
      adjusted[i] = largest;
    }
    return pValues.stream()
        .map(p -> p == null ? null : adjusted[Collections.binarySearch(ascending, p)])
        .toList();
  }
}
