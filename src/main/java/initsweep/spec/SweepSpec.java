package initsweep.spec;

import initsweep.run.EvaluationPlan;
import initsweep.run.ProbePlan;
import initsweep.run.RunKey;
import initsweep.run.Stage;
import initsweep.spec.page.Presentation;
import initsweep.spec.tuning.Step;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The specification of a sweep, every value in its canonical spelling.
 *
 * @param name title and default folder of the sweep
 * @param data the data set as the file spells it
 * @param run the keys that all runs share
 * @param grid products of axes, concatenated; a product without axes is a single run
 * @param exclude a run that matches all values of one of these entries is dropped
 * @param probe when the layers are measured
 * @param evaluation when and on which images runs are evaluated
 * @param tune the keys to choose for each cell before cells are compared; null if nothing is tuned
 * @param step which part of a sweep that chooses it is
 * @param presentation what the page is to ask and to show first
 */
public record SweepSpec(
    String name,
    String data,
    Map<RunKey<?>, String> run,
    List<Map<RunKey<?>, Axis>> grid,
    List<Map<RunKey<?>, String>> exclude,
    ProbePlan probe,
    EvaluationPlan evaluation,
    Tuning tune,
    Step step,
    Presentation presentation)
    implements Serializable {
  /**
   * Sorts keys in the order of {@link RunKey}, since the order of keys in the file has no meaning.
   */
  public SweepSpec {
    run = ordered(run);
    grid = grid.stream().map(SweepSpec::ordered).toList();
    exclude = exclude.stream().map(SweepSpec::ordered).toList();
  }

  private static <V> Map<RunKey<?>, V> ordered(Map<RunKey<?>, V> map) {
    Map<RunKey<?>, V> ordered = new TreeMap<>();
    ordered.putAll(map);
    return Collections.unmodifiableMap(ordered);
  }

  /** The same runs in another stage. */
  SweepSpec in(Stage stage) {
    return new SweepSpec(
        name, data, run, grid, exclude, probe, evaluation.in(stage), tune, step, presentation);
  }

  /** The same runs as a part of a sweep. */
  SweepSpec at(Step step) {
    return new SweepSpec(
        name, data, run, grid, exclude, probe, evaluation, tune, step, presentation);
  }

  /** The sweep without tuning: its cells with the defaults of the tuned keys. */
  public SweepSpec untuned() {
    return withGrid(grid);
  }

  /** The runs of the first stage: the tuning runs if keys are tuned, else all runs. */
  SweepSpec firstStage() {
    return tune == null ? this : rung(1, tune.products(grid));
  }

  /**
   * The runs of one rung of the first stage; without halving there is one.
   *
   * @param number from 1
   * @param products of the tuning seeds and the candidates that are still in
   */
  public SweepSpec rung(int number, List<Map<RunKey<?>, Axis>> products) {
    Map<RunKey<?>, String> shared = new TreeMap<>();
    shared.putAll(run);
    if (tune.halving() != null) {
      shared.put(RunKey.ITERATIONS, Integer.toString(rungs().get(number - 1)));
    }
    return new SweepSpec(
            name,
            data,
            shared,
            products,
            exclude,
            probe,
            evaluation,
            null,
            tune.step(number),
            presentation)
        .in(Stage.TUNE);
  }

  /** The iterations of each rung of the first stage, which without halving is one. */
  public List<Integer> rungs() {
    int iterations = iterations();
    return tune.halving() == null ? List.of(iterations) : tune.halving().rungs(iterations);
  }

  /** Of all runs that are compared, where iterations are no axis. */
  int iterations() {
    return Integer.parseInt(run.getOrDefault(RunKey.ITERATIONS, RunKey.ITERATIONS.defaultText()));
  }

  /**
   * The runs of the second stage, with the chosen values of the tuned keys.
   *
   * @param products one for each cell
   */
  public SweepSpec secondStage(List<Map<RunKey<?>, Axis>> products) {
    return withGrid(products);
  }

  private SweepSpec withGrid(List<Map<RunKey<?>, Axis>> products) {
    Step compared = tune == null ? step : tune.step(1);
    return new SweepSpec(
        name, data, run, products, exclude, probe, evaluation, null, compared, presentation);
  }
}
