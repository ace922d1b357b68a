package initsweep.statistics;

import initsweep.statistics.samples.Sample;
import initsweep.statistics.samples.SignedRank;
import java.util.Arrays;
import java.util.function.DoublePredicate;

/**
 * The paired comparison of two cells by seed. Every common seed counts: as a win for the better
 * run, as a tie if both are equal or neither completed; a run that did not complete loses to one
 * that did. The mean difference exists only over the seeds that both completed; the signed-rank
 * test is over all.
 *
 * @param seeds that both cells have
 * @param differences {@code cell} − {@code against} over the seeds that both completed
 * @param byStudy the means of those differences in each study; of nothing if there are fewer than
 *     three
 * @param wins seeds at which {@code cell} did better
 * @param test null below {@link #FEWEST_SEEDS} seeds
 */
record PairedDifference(
    Cell cell,
    Cell against,
    int seeds,
    Sample differences,
    Sample byStudy,
    int wins,
    int ties,
    int losses,
    SignedRank test) {
  /** The family-wise error rate of all comparisons. */
  static final double LEVEL = 0.05;

  /** With fewer seeds no result can be significant at 0.05. */
  static final int FEWEST_SEEDS = SignedRank.fewest(LEVEL);

  static PairedDifference of(Metric metric, CellRuns cell, CellRuns against, Choosing choosing) {
    Improvements improvements = Improvements.of(metric, cell, against);
    double[] values = improvements.values();
    return new PairedDifference(
        cell.cell(),
        against.cell(),
        values.length,
        Sample.of(improvements.differences()),
        Sample.of(choosing.hasUnits() ? improvements.byStudy(choosing.studies()) : new double[0]),
        count(values, x -> x > 0),
        count(values, x -> x == 0),
        count(values, x -> x < 0),
        values.length < FEWEST_SEEDS ? null : SignedRank.of(values));
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
