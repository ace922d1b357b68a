package initsweep.spec;

import initsweep.run.EvaluationPlan;
import initsweep.run.ProbePlan;
import initsweep.run.RunKey;
import initsweep.run.Stage;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a sweep file says, every value in its canonical spelling.
 *
 * @param name title and default folder of the sweep
 * @param data the data set as the file spells it
 * @param run the keys that all runs share
 * @param grid products of axes, one after the other; a single product without axes is a single run
 * @param exclude a run that has all values of one of these entries is dropped
 * @param probe when the layers are measured
 * @param evaluation when and on which images runs are evaluated
 * @param tune what is chosen for each cell before cells are compared; null if nothing is
 */
public record SweepSpec(
    String name,
    String data,
    Map<RunKey<?>, String> run,
    List<Map<RunKey<?>, Axis>> grid,
    List<Map<RunKey<?>, String>> exclude,
    ProbePlan probe,
    EvaluationPlan evaluation,
    Tuning tune)
    implements Serializable {
  /** Keys are put in the order of {@link RunKey}: the order of a map's keys has no meaning. */
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

  /** The same runs for another purpose. */
  SweepSpec in(Stage stage) {
    EvaluationPlan forStage =
        new EvaluationPlan(evaluation.every(), evaluation.validation(), stage);
    return new SweepSpec(name, data, run, grid, exclude, probe, forStage, tune);
  }

  /** The cells that are compared, with the defaults of the tuned keys. */
  public SweepSpec untuned() {
    return withGrid(grid);
  }

  /** The runs that come first: if keys are tuned, those that choose their values, else all. */
  SweepSpec firstStage() {
    return tune == null ? this : withGrid(tune.products(grid)).in(Stage.TUNE);
  }

  /**
   * The runs that are compared, once the values of the tuned keys are known.
   *
   * @param products one for each cell
   */
  public SweepSpec secondStage(List<Map<RunKey<?>, Axis>> products) {
    return withGrid(products);
  }

  private SweepSpec withGrid(List<Map<RunKey<?>, Axis>> products) {
    return new SweepSpec(name, data, run, products, exclude, probe, evaluation, null);
  }
}
