package initsweep.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * One cell against another, seed by seed. Every seed that both have counts: as a win for the run
 * that did better, as a tie if both did alike or neither completed, and a run that did not complete
 * loses to one that did. The mean difference exists only over the seeds that both completed; the
 * signed-rank test is over all, with a failure as the largest of the differences (worst rank:
 * Lachin 1999).
 *
 * @param seeds that both cells have
 * @param differences {@code cell} − {@code against} over the seeds that both completed
 * @param wins seeds at which {@code cell} did better
 * @param test null below {@link #FEWEST_SEEDS} seeds
 */
record PairedDifference(
    Cell cell,
    Cell against,
    int seeds,
    Sample differences,
    int wins,
    int ties,
    int losses,
    SignedRank test) {
  /** With fewer no result at all is significant at 0.05. */
  static final int FEWEST_SEEDS = PairedPower.fewest(Comparison.LEVEL);

  static PairedDifference of(Metric metric, CellRuns cell, CellRuns against) {
    List<Long> seeds = cell.runs().keySet().stream().filter(against.runs()::containsKey).toList();
    double[] differences = new double[seeds.size()];
    double[] improvements = new double[seeds.size()];
    double[] grains = new double[seeds.size()];
    int pairs = 0;
    for (int i = 0; i < improvements.length; i++) {
      Double value = cell.runs().get(seeds.get(i)).value();
      Double other = against.runs().get(seeds.get(i)).value();
      if (value != null && other != null) {
        differences[pairs++] = value - other;
        improvements[i] = metric.improvement(value, other);
        grains[i] = Ties.grain(value, other);
      } else {
        improvements[i] = improvement(value != null, other != null);
      }
    }
    Ties.join(improvements, grains);
    return new PairedDifference(
        cell.cell(),
        against.cell(),
        seeds.size(),
        Sample.of(Arrays.copyOf(differences, pairs)),
        count(improvements, x -> x > 0),
        count(improvements, x -> x == 0),
        count(improvements, x -> x < 0),
        seeds.size() < FEWEST_SEEDS ? null : SignedRank.of(improvements));
  }

  /** Of a pair in which at least one did not complete. */
  private static double improvement(boolean isCompleted, boolean isOtherCompleted) {
    if (isCompleted == isOtherCompleted) {
      return 0;
    }
    return isCompleted ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
  }

  private static int count(double[] improvements, DoublePredicate kind) {
    return (int) Arrays.stream(improvements).filter(kind).count();
  }

  Double pValue() {
    return test == null ? null : test.pValue();
  }

  /** Mean ÷ sd of the differences, perhaps infinite; null if there is none. */
  Double effect() {
    boolean exists = differences.sd() != null && differences.mean() != 0;
    return exists ? (Double) (differences.mean() / differences.sd()) : null;
  }
}
