package initsweep.statistics;

import initsweep.run.ConfigKey;
import initsweep.run.RunKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which keys differ between the runs of a table, whatever was planned: the one place that says what
 * a cell is. Seeds do not count, since runs that differ in nothing else are one cell. The data set
 * does not either: a folder holds runs on one, however its place was spelled.
 *
 * @param varying the keys that differ; activation and init where none does, so that a cell has a
 *     name
 * @param shared the one value of every other key
 */
public record VaryingKeys(Set<ConfigKey> varying, Map<ConfigKey, String> shared) {

  /** What a cell is named by where nothing varies. */
  private static final List<ConfigKey> NAMING = List.of(RunKey.ACTIVATION, RunKey.INIT);

  public VaryingKeys {
    varying = Collections.unmodifiableSet(varying);
    shared = Collections.unmodifiableMap(shared);
  }

  /**
   * @param lowest the least value of each of {@link Cell#KEYS} over the runs
   * @param highest the greatest, in the same order of texts, whichever that is
   */
  public static VaryingKeys between(
      Function<ConfigKey, String> lowest, Function<ConfigKey, String> highest) {
    Set<ConfigKey> varying = new LinkedHashSet<>();
    Map<ConfigKey, String> shared = new LinkedHashMap<>();
    for (ConfigKey key : Cell.KEYS) {
      if (lowest.apply(key).equals(highest.apply(key))) {
        shared.put(key, lowest.apply(key));
      } else {
        varying.add(key);
      }
    }
    if (varying.isEmpty()) {
      varying.addAll(NAMING);
    }
    return new VaryingKeys(varying, shared);
  }

  /** The same without keys whose values were chosen for each cell: they tell no cells apart. */
  public VaryingKeys without(Set<ConfigKey> chosen) {
    Set<ConfigKey> others = new LinkedHashSet<>(varying);
    Map<ConfigKey, String> alike = new LinkedHashMap<>(shared);
    others.removeAll(chosen);
    alike.keySet().removeAll(chosen);
    if (others.isEmpty()) {
      others.addAll(NAMING);
    }
    return new VaryingKeys(others, alike);
  }

  /**
   * @param texts the canonical text of each key that varies
   */
  public Cell cell(Function<ConfigKey, String> texts) {
    Map<ConfigKey, String> values = new LinkedHashMap<>();
    varying.forEach(key -> values.put(key, texts.apply(key)));
    return new Cell(values);
  }

  /** A key's value in a cell, be it the cell's own or that of all. */
  public String value(Cell cell, ConfigKey key) {
    return cell.values().getOrDefault(key, shared.get(key));
  }

  /**
   * The key whose values are shown side by side, as the lines of one chart: the first that varies
   * of init, activation and the others.
   */
  public ConfigKey series() {
    return Stream.concat(Stream.of(RunKey.INIT, RunKey.ACTIVATION), varying.stream())
        .filter(varying::contains)
        .findFirst()
        .orElseThrow();
  }
}
