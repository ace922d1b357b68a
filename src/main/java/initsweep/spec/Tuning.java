package initsweep.spec;

import static java.util.stream.Collectors.joining;

import initsweep.run.RunKey;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The section {@code tune}: keys whose values are chosen for each cell of the grid, before the
 * cells are compared.
 *
 * @param over the values to choose from; those of several keys are combined
 * @param by what a candidate is judged by
 * @param seeds to choose with, none of which is compared with
 */
public record Tuning(Map<RunKey<?>, Axis> over, Criterion by, Axis seeds) implements Serializable {
  public Tuning {
    Map<RunKey<?>, Axis> ordered = new TreeMap<>();
    ordered.putAll(over);
    over = Collections.unmodifiableMap(ordered);
  }

  /** Every product of a grid with every candidate, and the tuning seeds in place of its own. */
  List<Map<RunKey<?>, Axis>> products(List<Map<RunKey<?>, Axis>> grid) {
    return grid.stream().map(this::product).toList();
  }

  private Map<RunKey<?>, Axis> product(Map<RunKey<?>, Axis> axes) {
    Map<RunKey<?>, Axis> product = new TreeMap<>();
    product.putAll(axes);
    product.putAll(over);
    product.put(RunKey.SEED, seeds);
    return product;
  }

  /** The tuned keys, for people. */
  public String keys() {
    return over.keySet().stream().map(RunKey::toString).collect(joining(", "));
  }

  /** How many there are for each cell. */
  public int candidates() {
    return over.values().stream().mapToInt(Axis::size).reduce(1, Math::multiplyExact);
  }
}
