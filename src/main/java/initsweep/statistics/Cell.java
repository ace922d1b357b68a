package initsweep.statistics;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import initsweep.run.ConfigKey;
import initsweep.run.KeyTrait;
import initsweep.run.RunKey;
import initsweep.run.Setting;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A combination of settings, shared by runs that differ only in their seed. It has only the keys
 * that vary within the table, see {@link VaryingKeys}. Cells are ordered by their values, numbers
 * numerically.
 *
 * @param values canonical texts of the keys that vary, seed excepted, in the order of {@link #KEYS}
 */
public record Cell(Map<ConfigKey, String> values) implements Comparable<Cell> {
  /** The keys that may distinguish cells: all of a configuration except the seed. */
  public static final List<ConfigKey> KEYS =
      Stream.<ConfigKey>concat(RunKey.values().stream(), Arrays.stream(Setting.values()))
          .filter(key -> key != RunKey.SEED)
          .toList();

  private static final Comparator<ConfigKey> ORDER =
      comparing((ConfigKey key) -> key instanceof Setting).thenComparing(ConfigKey::place);

  public Cell {
    values = Collections.unmodifiableMap(ordered(values));
  }

  private static Map<ConfigKey, String> ordered(Map<ConfigKey, String> values) {
    Map<ConfigKey, String> ordered = new TreeMap<>(ORDER);
    ordered.putAll(values);
    return ordered;
  }

  /** The cell without one of its keys. */
  public Cell without(ConfigKey key) {
    Map<ConfigKey, String> others = ordered(values);
    others.remove(key);
    return new Cell(others);
  }

  /** The cell with only one of its keys. */
  public Cell only(ConfigKey key) {
    return new Cell(Map.of(key, values.get(key)));
  }

  @Override
  public int compareTo(Cell other) {
    for (Map.Entry<ConfigKey, String> entry : values.entrySet()) {
      String theirs = other.values.getOrDefault(entry.getKey(), "");
      int order = ValueOrder.INSTANCE.compare(entry.getValue(), theirs);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(values.size(), other.values.size());
  }

  private static boolean namesItself(ConfigKey key) {
    return key instanceof RunKey<?> of && of.has(KeyTrait.NAMES_ITSELF);
  }

  /** {@code relu he}, {@code he adam(0.9,0.999) lr=0.001}. */
  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(entry -> namesItself(entry.getKey()) ? entry.getValue() : entry.toString())
        .collect(joining(" "));
  }
}
