package initsweep.sweep;

import initsweep.train.RunKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The points of one product that the sweep file excludes. Entries with the same keys are one set of
 * numbers, a point's number with the digits of all other keys put to 0, so that many entries cost
 * one look-up.
 */
final class Exclusions {
  private final Product product;
  private final Map<Set<RunKey>, Set<Integer>> excluded = new LinkedHashMap<>();

  Exclusions(Product product, List<Map<RunKey, String>> entries) {
    this.product = product;
    for (Map<RunKey, String> entry : entries) {
      if (product.matches(entry)) {
        excluded.computeIfAbsent(entry.keySet(), keys -> new HashSet<>()).add(number(entry));
      }
    }
  }

  private int number(Map<RunKey, String> entry) {
    return entry.entrySet().stream()
        .mapToInt(
            value ->
                product.values(value.getKey()).indexOf(value.getValue())
                    * product.stride(value.getKey()))
        .sum();
  }

  boolean contains(int point) {
    for (Map.Entry<Set<RunKey>, Set<Integer>> entries : excluded.entrySet()) {
      int number = 0;
      for (RunKey key : entries.getKey()) {
        number += product.digit(point, key) * product.stride(key);
      }
      if (entries.getValue().contains(number)) {
        return true;
      }
    }
    return false;
  }

  /**
   * How many points are excluded. Values that no entry mentions behave alike, so one of them per
   * axis stands for all: the cost does not grow with the number of seeds.
   */
  int count() {
    return excluded.isEmpty() ? 0 : count(0, 1, new ArrayList<>(mentionedDigits().entrySet()));
  }

  private Map<RunKey, Set<Integer>> mentionedDigits() {
    Map<RunKey, Set<Integer>> digits = new EnumMap<>(RunKey.class);
    excluded.forEach(
        (keys, numbers) ->
            numbers.forEach(
                number ->
                    keys.forEach(
                        key ->
                            digits
                                .computeIfAbsent(key, k -> new TreeSet<>())
                                .add(product.digit(number, key)))));
    for (RunKey key : RunKey.values()) {
      digits.computeIfAbsent(key, k -> Set.of());
    }
    return digits;
  }

  /** Sums, over the remaining axes, the weights of the representatives that are excluded. */
  private int count(int point, int weight, List<Map.Entry<RunKey, Set<Integer>>> axes) {
    if (axes.isEmpty()) {
      return contains(point) ? weight : 0;
    }
    RunKey key = axes.get(0).getKey();
    Set<Integer> mentioned = axes.get(0).getValue();
    List<Map.Entry<RunKey, Set<Integer>>> rest = axes.subList(1, axes.size());
    int sum = 0;
    for (int digit : mentioned) {
      sum += count(point + digit * product.stride(key), weight, rest);
    }
    int others = product.values(key).size() - mentioned.size();
    if (others > 0) {
      sum += count(point + unmentioned(mentioned) * product.stride(key), weight * others, rest);
    }
    return sum;
  }

  private static int unmentioned(Set<Integer> mentioned) {
    int digit = 0;
    while (mentioned.contains(digit)) {
      digit++;
    }
    return digit;
  }
}
