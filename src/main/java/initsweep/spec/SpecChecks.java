package initsweep.spec;

import static java.util.stream.Collectors.joining;

import initsweep.run.RunKey;
import initsweep.spec.yaml.Place;
import initsweep.spec.yaml.SweepFileException;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;

/** Checks that the parts of a specification, each valid by itself, are consistent. */
final class SpecChecks {
  private static final BigInteger MAX_RUNS = BigInteger.valueOf(Integer.MAX_VALUE);

  private final SweepSpec spec;
  private final Places places;

  SpecChecks(SweepSpec spec, Places places) {
    this.spec = spec;
    this.places = places;
  }

  /**
   * @throws SweepFileException naming the conflicting lines
   */
  void check() {
    if (spec.tune() == null) {
      check(spec);
    } else {
      check(spec.untuned());
      new TuningChecks(spec, places).check();
      requireCountable(spec.firstStage());
      Grid tuning = new Grid(spec);
      TuningChecks.requireIterations(tuning, places);
      check(tuning);
    }
  }

  private void check(SweepSpec spec) {
    spec.run().keySet().forEach(this::requireUse);
    requireCountable(spec);
    check(new Grid(spec));
  }

  private void check(Grid grid) {
    new Overlaps(grid, places).check();
    if (grid.runCount() == 0) {
      throw places
          .section("exclude")
          .error(
              "exclude", "all %s runs are excluded; nothing is left to run".formatted(grid.size()));
    }
    new Contradictions(grid, places).check();
  }

  /**
   * A value under {@code run} is for products without such an axis; if every product has one, it is
   * a mistake.
   */
  private void requireUse(RunKey<?> key) {
    if (spec.grid().stream().allMatch(axes -> axes.containsKey(key))) {
      Place run = places.run(key).orElseThrow();
      Place axis = places.axis(0, key).orElseThrow();
      throw axis.error(
          key.toString(),
          "%s is set in run (%s) and is an axis of grid (%s); keep one"
              .formatted(key, run.brief(), axis.brief()));
    }
  }

  private void requireCountable(SweepSpec spec) {
    BigInteger runs =
        spec.grid().stream()
            .map(axes -> size(axes.values()))
            .reduce(BigInteger.ZERO, BigInteger::add);
    if (runs.compareTo(MAX_RUNS) > 0) {
      throw places
          .grid()
          .error(
              "grid",
              "%s = %s runs; expected at most %s; make an axis shorter"
                  .formatted(sizes(spec), runs, MAX_RUNS));
    }
  }

  private static BigInteger size(Collection<Axis> axes) {
    return axes.stream()
        .map(axis -> BigInteger.valueOf(axis.size()))
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }

  private static String sizes(SweepSpec spec) {
    List<String> products =
        spec.grid().stream()
            .limit(3)
            .map(
                axes ->
                    axes.values().stream().map(axis -> "" + axis.size()).collect(joining(" × ")))
            .toList();
    return String.join(" + ", products) + (spec.grid().size() > products.size() ? " + …" : "");
  }
}
