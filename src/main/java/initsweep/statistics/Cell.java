package initsweep.statistics;

import static java.util.stream.Collectors.joining;

import initsweep.train.RunKey;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What runs that differ only in their seed have in common, as far as it differs within the sweep.
 *
 * @param values canonical texts of the keys that vary, seed excepted
 */
public record Cell(Map<RunKey, String> values) {
  /** Whose values are words that say what they are. */
  private static final Set<RunKey> PLAIN =
      Set.of(RunKey.ACTIVATION, RunKey.INIT, RunKey.OPTIMIZER, RunKey.SAMPLING, RunKey.LOSS_AT);

  public Cell {
    EnumMap<RunKey, String> ordered = new EnumMap<>(RunKey.class);
    ordered.putAll(values);
    values = Collections.unmodifiableMap(ordered);
  }

  /** The cell without one of its keys: what it shares with the cells beside it on that axis. */
  public Cell without(RunKey key) {
    EnumMap<RunKey, String> others = new EnumMap<>(RunKey.class);
    others.putAll(values);
    others.remove(key);
    return new Cell(others);
  }

  /** {@code relu he}, {@code he adam(0.9,0.999) lr=0.001}. */
  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(entry -> PLAIN.contains(entry.getKey()) ? entry.getValue() : entry.toString())
        .collect(joining(" "));
  }
}
