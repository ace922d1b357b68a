package initsweep.spec;

import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.spec.yaml.SweepFileException;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Finds values that are valid alone and invalid together, such as a seed beyond the range of {@code
 * rng: numpy}. A contradiction is between two keys, so every pair of values is tried rather than
 * every run; of a long numeric axis only the extremes.
 */
final class Contradictions {
  private static final int LONG_AXIS = 64;

  /** Limits the check to about a second; contradictions beyond it fail in the run itself. */
  private static final int MAX_TRIALS = 20_000;

  private final Grid grid;
  private final Places places;
  private final Set<Integer> tried = new HashSet<>();

  Contradictions(Grid grid, Places places) {
    this.grid = grid;
    this.places = places;
  }

  /**
   * @throws SweepFileException at the place of one of the contradicting keys
   */
  void check() {
    for (int i = 0; i < grid.products().size(); i++) {
      check(i);
    }
  }

  private void check(int product) {
    List<RunKey<?>> axes =
        RunKey.values().stream().filter(key -> values(product, key).size() > 1).toList();
    tryRun(product, 0);
    for (int i = 0; i < axes.size(); i++) {
      for (int a : offsets(product, axes.get(i))) {
        tryRun(product, a);
        for (RunKey<?> second : axes.subList(i + 1, axes.size())) {
          for (int b : offsets(product, second)) {
            tryRun(product, a + b);
          }
        }
      }
    }
  }

  private Axis values(int product, RunKey<?> key) {
    return grid.products().get(product).values(key);
  }

  /** What the representative values of an axis contribute to the number of a point. */
  private int[] offsets(int product, RunKey<?> key) {
    Axis axis = values(product, key);
    int stride = grid.products().get(product).stride(key);
    return representatives(axis).map(digit -> digit * stride).toArray();
  }

  private static IntStream representatives(Axis axis) {
    if (axis.isRange()) {
      return IntStream.of(0, axis.size() - 1);
    }
    if (axis.size() <= LONG_AXIS || !axis.stream().allMatch(Numbers::looksLikeANumber)) {
      return IntStream.range(0, Math.min(axis.size(), LONG_AXIS));
    }
    Comparator<Integer> byValue =
        Comparator.comparingDouble(digit -> Double.parseDouble(axis.get(digit)));
    TreeSet<Integer> digits = new TreeSet<>(byValue.thenComparing(digit -> digit));
    IntStream.range(0, axis.size()).forEach(digits::add);
    return IntStream.of(digits.first(), digits.last());
  }

  private void tryRun(int product, int point) {
    int index = grid.start(product) + point;
    if (tried.size() >= MAX_TRIALS || !tried.add(index) || grid.isExcluded(index)) {
      return;
    }
    try {
      grid.config(index);
    } catch (InvalidValueException e) {
      throw blame(product, index, e);
    }
  }

  /** If no key of the run is the cause, the data are, for example because they have no labels. */
  private SweepFileException blame(int product, int index, InvalidValueException e) {
    for (RunKey<?> key : RunKey.values()) {
      if (places.value(product, key).isPresent() && isCuredByDefaultOf(key, index)) {
        return places.value(product, key).get().error(key.toString(), e.getMessage());
      }
    }
    return places.section("data").error("data", e.getMessage());
  }

  private boolean isCuredByDefaultOf(RunKey<?> suspect, int index) {
    Map<RunKey<?>, String> texts = new TreeMap<>();
    for (RunKey<?> key : RunKey.values()) {
      texts.put(key, key == suspect ? key.defaultText() : grid.text(index, key));
    }
    try {
      SweepSpec spec = grid.spec();
      RunConfig.of(spec.data(), texts, spec.probe(), grid.evaluation());
      return true;
    } catch (InvalidValueException e) {
      return false;
    }
  }
}
