package initsweep.spec;

import static java.util.stream.Collectors.joining;

import initsweep.run.ProbePlan;
import initsweep.run.RunKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Remarks on requests of a sweep that have no effect. Not errors, since an override may have
 * shortened the runs, but each may be a mistake.
 */
public final class Remarks {
  private final Grid grid;
  private final TreeSet<Integer> iterations = new TreeSet<>();

  private Remarks(Grid grid) {
    this.grid = grid;
    grid.values(RunKey.ITERATIONS).forEach(text -> iterations.add(Integer.valueOf(text)));
    if (grid.spec().tune() != null && grid.spec().tune().halving() != null) {
      iterations.clear(); // those of the first rung
      iterations.add(grid.spec().iterations());
    }
  }

  /** The remarks that need only the sweep file, one sentence each. */
  public static List<String> of(Grid grid) {
    Remarks remarks = new Remarks(grid);
    return Stream.of(
            remarks.exclusions(), remarks.probes(), remarks.evaluations(), remarks.candidates())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * The remarks that need the data.
   *
   * @param examples number of examples that layers can be measured on
   */
  public static List<String> ofData(SweepSpec spec, int examples) {
    int wanted = spec.probe().inputs();
    boolean isDefault = wanted == ProbePlan.DEFAULT.inputs();
    return isDefault || wanted <= examples
        ? List.of()
        : List.of(
            "probe.inputs %s: %s has %s examples, and layers are measured on all of them"
                .formatted(wanted, spec.data(), examples));
  }

  private List<String> exclusions() {
    List<Map<RunKey<?>, String>> idle = new ArrayList<>(grid.idleExclusions());
    idle.retainAll(new Grid(grid.spec().untuned()).idleExclusions());
    return idle.stream()
        .map(entry -> "no run has the values of the exclude entry " + entry)
        .toList();
  }

  private List<String> probes() {
    List<String> remarks = new ArrayList<>();
    List<Integer> unreached =
        grid.spec().probe().at().stream().filter(at -> at > last(iterations.last())).toList();
    if (!unreached.isEmpty()) {
      remarks.add(
          "probe.at %s: no run reaches this iteration, the last one is %s"
              .formatted(listed(unreached), last(iterations.last())));
    }
    List<Integer> sometimes =
        grid.spec().probe().at().stream()
            .filter(at -> at > last(iterations.first()) && at <= last(iterations.last()))
            .toList();
    if (!sometimes.isEmpty()) {
      remarks.add(
          "probe.at %s: runs of %s iterations end before it"
              .formatted(listed(sometimes), iterations.first()));
    }
    return remarks;
  }

  private List<String> evaluations() {
    int every = grid.spec().evaluation().every();
    return every == 0 || every <= last(iterations.last())
        ? List.of()
        : List.of(
            "evaluate.every %s: runs have %s iterations, so only the first and the last are evaluated"
                .formatted(every, iterations.last()));
  }

  /** Points that are no others, and rungs in which nothing is left to choose. */
  private List<String> candidates() {
    Tuning tune = grid.spec().tune();
    List<String> remarks = new ArrayList<>();
    if (tune == null) {
      return remarks;
    }
    if (tune.sample() > tune.candidates()) {
      remarks.add(
          "tune.sample %s: %s points equal others after rounding, so there are %s candidates"
              .formatted(tune.sample(), tune.sample() - tune.candidates(), tune.candidates()));
    }
    if (tune.halving() != null) {
      List<Integer> rungs = grid.spec().rungs();
      int candidates = tune.candidates();
      int deciding = 0;
      while (deciding < rungs.size() && candidates > 1) {
        candidates = tune.halving().kept(candidates);
        deciding++;
      }
      if (rungs.size() - deciding > 1) {
        remarks.add(
            "tune.halving: after rung %s of %s each cell has one candidate left, so the others choose nothing; start later"
                .formatted(deciding, rungs.size()));
      }
    }
    return remarks;
  }

  /**
   * The number of the last iteration, counted from 0; a run without iterations is measured at
   * initialisation.
   */
  private static int last(int iterations) {
    return Math.max(0, iterations - 1);
  }

  private static String listed(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(joining(", "));
  }
}
