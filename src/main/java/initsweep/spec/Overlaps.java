package initsweep.spec;

import static java.util.stream.Collectors.joining;

import initsweep.run.RunKey;
import initsweep.spec.yaml.SweepFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Runs that two products of a grid have in common. Two products share a run if and only if they
 * share a value of every key, so axes are compared rather than runs. Products with a single value
 * of some key, as in a random search, are distinguished by hashing.
 */
final class Overlaps {
  /** Limits the check to about a second. */
  private static final int MAX_COMPARISONS = 1_000_000;

  private final Grid grid;
  private final Places places;
  private int comparisons;

  Overlaps(Grid grid, Places places) {
    this.grid = grid;
    this.places = places;
  }

  /**
   * @throws SweepFileException naming a run that is in two products
   */
  void check() {
    List<Product> products = grid.products();
    List<RunKey<?>> fixed = keys(key -> products.stream().allMatch(p -> p.values(key).size() == 1));
    List<RunKey<?>> varying = keys(key -> !fixed.contains(key));
    Map<List<String>, List<Integer>> alike = new LinkedHashMap<>();
    for (int i = 0; i < products.size(); i++) {
      Product product = products.get(i);
      List<String> signature = fixed.stream().map(key -> product.values(key).get(0)).toList();
      List<Integer> earlier = alike.computeIfAbsent(signature, s -> new ArrayList<>());
      for (int other : earlier) {
        requireDisjoint(other, i, varying);
      }
      earlier.add(i);
    }
  }

  private static List<RunKey<?>> keys(Predicate<RunKey<?>> wanted) {
    return RunKey.values().stream().filter(wanted).toList();
  }

  private void requireDisjoint(int first, int second, List<RunKey<?>> varying) {
    if (comparisons++ == MAX_COMPARISONS) {
      throw places
          .grid()
          .error(
              "grid",
              "too many products to check that no run is in two of them; join those that differ"
                  + " in one axis");
    }
    Product one = grid.products().get(first);
    Product other = grid.products().get(second);
    if (varying.stream().allMatch(key -> one.values(key).common(other.values(key)).isPresent())) {
      throw twice(first, second);
    }
  }

  private SweepFileException twice(int first, int second) {
    Product one = grid.products().get(first);
    Product other = grid.products().get(second);
    String run =
        keys(key -> isAxis(first, key) || isAxis(second, key)).stream()
            .map(key -> key + " " + one.values(key).common(other.values(key)).orElseThrow())
            .collect(joining(", "));
    return places
        .product(second)
        .error(
            "grid",
            "product %s (%s) and product %s (%s) both contain the run %s; keep it in one of them"
                .formatted(
                    first + 1,
                    places.product(first).brief(),
                    second + 1,
                    places.product(second).brief(),
                    run.isEmpty() ? "of the defaults" : "with " + run));
  }

  private boolean isAxis(int product, RunKey<?> key) {
    return grid.spec().firstStage().grid().get(product).containsKey(key);
  }
}
