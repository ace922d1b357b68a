package initsweep.spec;

import initsweep.run.RunKey;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many points of a product the exclusions drop, without looking at the points: key by key, only
 * the values that some entry names are told apart. The cost grows with the entries and not with the
 * seeds.
 */
final class ExclusionCount {
  private static final List<RunKey<?>> KEYS = RunKey.values();

  private final Product product;
  private final List<Map<RunKey<?>, String>> entries;
  private final int[] depths; // (entries), the depth at which an entry is known to apply
  private final Map<State, Integer> known = new HashMap<>();

  /** Keys before {@code depth} have their values, and {@code live} entries agree with those. */
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

  /** Points that differ only in the keys from {@code depth} on. */
  private int points(int depth) {
    return depth == KEYS.size()
        ? 1
        : product.stride(KEYS.get(depth)) * product.values(KEYS.get(depth)).size();
  }
}
