package initsweep.spec;

import initsweep.run.RunKey;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the points of a product that the exclusions drop without enumerating them: key by key,
 * only values that some entry names are distinguished. The cost grows with the number of entries
 * and not with that of seeds.
 */
final class ExclusionCount {
  private static final List<RunKey<?>> KEYS = RunKey.values();

  private final Product product;
  private final List<Map<RunKey<?>, String>> entries;
  private final int[] depths; // (entries), the depth from which an entry is known to match
  private final Map<State, Integer> known = new HashMap<>();

  /** Keys before {@code depth} have been given values, which the {@code live} entries match. */
  private record State(int depth, BitSet live) {}

  /**
   * @param entries each of which matches some point
   */
  ExclusionCount(Product product, List<Map<RunKey<?>, String>> entries) {
    this.product = product;
    this.entries = entries;
    this.depths = entries.stream().mapToInt(ExclusionCount::depth).toArray();
  }

  private static int depth(Map<RunKey<?>, String> entry) {
    return 1 + entry.keySet().stream().mapToInt(KEYS::indexOf).max().orElse(-1);
  }

  int count() {
    BitSet all = new BitSet();
    all.set(0, entries.size());
    return count(new State(0, all));
  }

  private int count(State state) {
    Integer count = known.get(state);
    if (count == null) {
      count = compute(state);
      known.put(state, count);
    }
    return count;
  }

  private int compute(State state) {
    if (state.live().isEmpty()) {
      return 0;
    }
    if (state.live().stream().anyMatch(entry -> depths[entry] <= state.depth())) {
      return points(state.depth());
    }
    Map<String, BitSet> named = new TreeMap<>();
    BitSet silent = new BitSet();
    RunKey<?> key = KEYS.get(state.depth());
    state.live().stream().forEach(entry -> put(entry, key, named, silent));
    int others = product.values(key).size() - named.size();
    int sum = others == 0 ? 0 : others * count(new State(state.depth() + 1, silent));
    for (BitSet live : named.values()) {
      live.or(silent);
      sum += count(new State(state.depth() + 1, live));
    }
    return sum;
  }

  private void put(int entry, RunKey<?> key, Map<String, BitSet> named, BitSet silent) {
    String value = entries.get(entry).get(key);
    (value == null ? silent : named.computeIfAbsent(value, v -> new BitSet())).set(entry);
  }

  /** The number of points that differ only in the keys from {@code depth} on. */
  private int points(int depth) {
    return depth == KEYS.size()
        ? 1
        : product.stride(KEYS.get(depth)) * product.values(KEYS.get(depth)).size();
  }
}
