package initsweep.ledger;

import initsweep.run.RunKey;
import initsweep.spec.Axis;
import initsweep.statistics.Cell;
import java.util.Map;
import java.util.TreeMap;

/**
 * A cell whose tuned keys are chosen, in one study.
 *
 * @param cell what tells it from the other cells
 * @param axes its product of the sweep, without the seeds of other studies
 * @param texts of every key but the seed and those that are tuned
 */
record TuningCell(Cell cell, int study, Map<RunKey<?>, Axis> axes, Map<RunKey<?>, String> texts) {
  /** On the seeds that are compared. */
  Map<RunKey<?>, Axis> product(Map<RunKey<?>, String> chosen) {
    Map<RunKey<?>, Axis> product = new TreeMap<>(axes);
    product.replaceAll((key, axis) -> key == RunKey.SEED ? axis : Axis.single(key, texts.get(key)));
    chosen.forEach((key, value) -> product.put(key, Axis.single(key, value)));
    return product;
  }

  /** On other seeds. */
  Map<RunKey<?>, Axis> product(Map<RunKey<?>, String> chosen, Axis seeds) {
    Map<RunKey<?>, Axis> product = product(chosen);
    product.put(RunKey.SEED, seeds);
    return product;
  }
}
