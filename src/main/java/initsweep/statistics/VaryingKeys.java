package initsweep.statistics;

import initsweep.run.ConfigKey;
import initsweep.run.RunKey;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The keys that differ between the runs of a table: the only definition of what a cell is. The seed
 * is not one, since runs that differ only in it form a cell; nor is the data set, since a folder
 * holds runs on one data set, however its location was written.
 *
 * @param varying the keys that differ; activation and init if none does, so that a cell has a name
 * @param shared the one value of every other key
 */
public record VaryingKeys(Set<ConfigKey> varying, Map<ConfigKey, String> shared) {

  /** The keys that name the cell if nothing varies. */
  private static final List<ConfigKey> NAMING = List.of(RunKey.ACTIVATION, RunKey.INIT);

  public VaryingKeys {
    varying = Collections.unmodifiableSet(varying);
    shared = Collections.unmodifiableMap(shared);
  }

  /**
   * @param configs texts of all {@link Cell#KEYS}, of each run or of each configuration once
   */
  public static VaryingKeys of(Stream<Map<ConfigKey, String>> configs) {
    Map<ConfigKey, String> shared = new LinkedHashMap<>();
    Set<ConfigKey> differing = new HashSet<>();
    configs.forEach(
        config ->
            Cell.KEYS.stream()
                .filter(key -> !config.get(key).equals(shared.computeIfAbsent(key, config::get)))
                .forEach(differing::add));
    shared.keySet().removeAll(differing);
    List<ConfigKey> varying = Cell.KEYS.stream().filter(differing::contains).toList();
    return new VaryingKeys(new LinkedHashSet<>(varying.isEmpty() ? NAMING : varying), shared);
  }

  /** The same without tuned keys, which do not distinguish cells. */
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

  /** A key's value in a cell: the cell's own, or the shared one. */
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
