package initsweep.statistics.tuning;

import initsweep.run.ConfigKey;
import initsweep.run.RunKey;
import initsweep.statistics.Cell;
import initsweep.statistics.samples.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Values of the tuned keys that one cell was tried with.
 *
 * @param values of the tuned keys, in their canonical spelling
 * @param rung the last one it was trained in, from 1; all are in the same one without halving
 * @param scores what is chosen by, one per tuning seed in the same order for all candidates; null
 *     where the run diverged or failed. A score that is not finite counts as null
 */
public record Candidate(Cell values, int rung, List<Double> scores) {
  public Candidate {
    List<Double> known = new ArrayList<>(scores);
    known.replaceAll(score -> score != null && Double.isFinite(score) ? score : null);
    scores = Collections.unmodifiableList(known);
  }

  /** Whether no run of it diverged or failed. */
  public boolean isComplete() {
    return !scores.isEmpty() && scores.stream().allMatch(Objects::nonNull);
  }

  /** Of the scores that exist. */
  public Sample score() {
    return Sample.of(
        scores.stream().filter(Objects::nonNull).mapToDouble(Double::doubleValue).toArray());
  }

  /** The learning rate, by which ties are broken; the same for all where it is not tuned. */
  double learningRate() {
    return values.values().containsKey(RunKey.LR) ? number(RunKey.LR) : 0;
  }

  /** The value of a key that is numeric. */
  double number(ConfigKey key) {
    return Double.parseDouble(values.values().get(key));
  }

  /** This minus other, over the seeds that both completed. */
  Sample differenceTo(Candidate other) {
    List<Double> differences = new ArrayList<>();
    for (int i = 0; i < Math.min(scores.size(), other.scores.size()); i++) {
      if (scores.get(i) != null && other.scores.get(i) != null) {
        differences.add(scores.get(i) - other.scores.get(i));
      }
    }
    return Sample.of(differences.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
