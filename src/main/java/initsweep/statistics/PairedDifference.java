package initsweep.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

  /** Differences that are equal on paper differ in their last bits, and would not tie. */
  private static final double RESOLUTION = 1e-12;

  static PairedDifference of(Metric metric, CellRuns cell, CellRuns against) {
    List<Long> seeds = cell.runs().keySet().stream().filter(against.runs()::containsKey).toList();
    double grain = RESOLUTION * Math.max(largest(cell), largest(against));
    List<Double> differences = new ArrayList<>();
    double[] improvements = new double[seeds.size()];
    for (int i = 0; i < improvements.length; i++) {
      Run run = cell.runs().get(seeds.get(i));
      Run other = against.runs().get(seeds.get(i));
      if (run.hasValue() && other.hasValue()) {
        double difference = rounded(run.value() - other.value(), grain);
        differences.add(difference);
        improvements[i] = metric.improvement(difference, 0);
      } else {
        improvements[i] = improvement(run, other);
      }
    }
    return new PairedDifference(
        cell.cell(),
        against.cell(),
        seeds.size(),
        Sample.of(differences.stream().mapToDouble(Double::doubleValue).toArray()),
        (int) Arrays.stream(improvements).filter(x -> x > 0).count(),
        (int) Arrays.stream(improvements).filter(x -> x == 0).count(),
        (int) Arrays.stream(improvements).filter(x -> x < 0).count(),
        seeds.size() < FEWEST_SEEDS ? null : SignedRank.of(improvements));
  }

  private static double largest(CellRuns cell) {
    return Arrays.stream(cell.values()).map(Math::abs).max().orElse(0);
  }

  private static double rounded(double value, double grain) {
    return grain == 0 ? value : Math.rint(value / grain) * grain;
  }

  /** Of a pair in which at least one did not complete. */
  private static double improvement(Run run, Run other) {
    if (run.hasValue() == other.hasValue()) {
      return 0;
    }
    return run.hasValue() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
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
