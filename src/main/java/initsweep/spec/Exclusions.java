package initsweep.spec;

import initsweep.run.RunKey;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The points of one product that the sweep file excludes. Entries with the same keys form one set
 * of point numbers, in which the digits of all other keys are 0, so that many entries cost one
 * look-up.
 */
final class Exclusions {
  private final Product product;
  private final List<Map<RunKey<?>, String>> entries;
  private final Map<Set<RunKey<?>>, Set<Integer>> excluded = new LinkedHashMap<>();

  Exclusions(Product product, List<Map<RunKey<?>, String>> entries) {
    this.product = product;
    this.entries = entries.stream().filter(product::matches).toList();
    for (Map<RunKey<?>, String> entry : this.entries) {
      excluded.computeIfAbsent(entry.keySet(), keys -> new HashSet<>()).add(product.point(entry));
    }
  }

  boolean contains(int point) {
    for (Map.Entry<Set<RunKey<?>>, Set<Integer>> alike : excluded.entrySet()) {
      int number = 0;
      for (RunKey<?> key : alike.getKey()) {
        number += product.digit(point, key) * product.stride(key);
      }
      if (alike.getValue().contains(number)) {
        return true;
      }
    }
    return false;
  }

  /** How many points are excluded. */
  int count() {
    return new ExclusionCount(product, entries).count();
  }
}
