package initsweep.spec;

import static java.util.stream.Collectors.joining;

import initsweep.run.RunKey;
import initsweep.spec.tuning.Criterion;
import initsweep.spec.tuning.Dimension;
import initsweep.spec.tuning.Halving;
import initsweep.spec.tuning.Step;
import initsweep.spec.tuning.UnitPoints;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The section {@code tune}: keys whose values are chosen for each cell of the grid, before the
 * cells are compared.
 *
 * @param over the values to choose from; those of several keys are combined
 * @param by the metric that candidates are judged by
 * @param seeds seeds of the tuning runs, disjoint from those of the grid
 * @param sample how many combinations are tried; 0 = all of them
 * @param halving null if all candidates are trained to the end
 * @param studies how many times each cell chooses, each time with seeds of its own
 */
public record Tuning(
    Map<RunKey<?>, Dimension> over,
    Criterion by,
    Axis seeds,
    int sample,
    Halving halving,
    int studies)
    implements Serializable {
  public Tuning {
    TreeMap<RunKey<?>, Dimension> ordered = new TreeMap<>();
    ordered.putAll(over);
    over = Collections.unmodifiableMap(ordered);
  }

  public Set<RunKey<?>> keys() {
    return over.keySet();
  }

  /**
   * The products of a grid extended by all candidates, with the tuning seeds in place of their own.
   */
  List<Map<RunKey<?>, Axis>> products(List<Map<RunKey<?>, Axis>> grid) {
    List<Map<RunKey<?>, Axis>> candidates = candidateProducts();
    return grid.stream()
        .flatMap(axes -> candidates.stream().map(candidate -> product(axes, candidate)))
        .toList();
  }

  private static Map<RunKey<?>, Axis> product(
      Map<RunKey<?>, Axis> axes, Map<RunKey<?>, Axis> candidates) {
    Map<RunKey<?>, Axis> product = new TreeMap<>();
    product.putAll(axes);
    product.putAll(candidates);
    return product;
  }

  /** Of candidates and tuning seeds: one of them all, or if they are sampled, one for each. */
  public List<Map<RunKey<?>, Axis>> candidateProducts() {
    if (sample == 0) {
      Map<RunKey<?>, Axis> all = new TreeMap<>();
      over.forEach((key, values) -> all.put(key, (Axis) values));
      all.put(RunKey.SEED, seeds);
      return List.of(all);
    }
    List<Map<RunKey<?>, Axis>> each = new ArrayList<>();
    for (int study = 1; study <= studies; study++) {
      Axis ofStudy = seedsOf(seeds, study);
      for (Map<RunKey<?>, String> point : points(study)) {
        Map<RunKey<?>, Axis> product = new TreeMap<>();
        point.forEach((key, value) -> product.put(key, Axis.single(key, value)));
        product.put(RunKey.SEED, ofStudy);
        each.add(product);
      }
    }
    return each;
  }

  /** Of a grid of its rung. */
  Step step(int rung) {
    return new Step(rung, studies);
  }

  /** The seeds of an axis that belong to a study. */
  public Axis seedsOf(Axis all, int study) {
    return studies == 1
        ? all
        : Axis.of(
            RunKey.SEED,
            all.stream().filter(seed -> step(1).study(Long.parseLong(seed)) == study).toList());
  }

  /**
   * The candidates of a study if they are sampled, the same for every cell. Ordered by the places
   * of listed values, then by the others, so that their order can be told from the section alone.
   */
  List<Map<RunKey<?>, String>> points(int study) {
    List<RunKey<?>> keys = List.copyOf(over.keySet());
    Comparator<Map<RunKey<?>, String>> order = (one, other) -> 0;
    for (RunKey<?> key : keys) {
      if (over.get(key) instanceof Axis listed) {
        order = order.thenComparing(point -> listed.indexOf(point.get(key)));
      }
    }
    for (RunKey<?> key : keys) {
      if (!(over.get(key) instanceof Axis)) {
        order = order.thenComparing(point -> Double.valueOf(point.get(key)));
      }
    }
    double[][] shares = UnitPoints.of(keys.size(), (study - 1) * sample, sample);
    return IntStream.range(0, sample)
        .mapToObj(i -> point(keys, shares[i]))
        .distinct()
        .sorted(order)
        .toList();
  }

  private Map<RunKey<?>, String> point(List<RunKey<?>> keys, double[] shares) {
    Map<RunKey<?>, String> point = new TreeMap<>();
    for (int i = 0; i < shares.length; i++) {
      point.put(keys.get(i), over.get(keys.get(i)).at(shares[i]));
    }
    return point;
  }

  /** The tuned keys, for display. */
  public String keyNames() {
    return over.keySet().stream().map(RunKey::toString).collect(joining(", "));
  }

  /** How many there are for each cell in each study, at most. */
  public int candidates() {
    return sample == 0
        ? combinations()
        : IntStream.rangeClosed(1, studies).map(study -> points(study).size()).max().orElseThrow();
  }

  /** Of values that are all listed. */
  int combinations() {
    return over.values().stream()
        .mapToInt(values -> ((Axis) values).size())
        .reduce(1, Math::multiplyExact);
  }
}
