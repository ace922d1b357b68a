package initsweep.statistics.tuning;

import initsweep.statistics.samples.Bootstrap;
import initsweep.statistics.samples.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What the candidates of one cell scored in one rung, turned so that more is better.
 *
 * @param values (candidates × seeds); null in place of a candidate that did not complete
 */
record Scores(double[][] values, int seeds) {

  static Scores of(List<Candidate> candidates, boolean isHigherBetter) {
    int sign = isHigherBetter ? 1 : -1;
    double[][] values =
        candidates.stream()
            .map(candidate -> candidate.isComplete() ? signed(candidate, sign) : null)
            .toArray(double[][]::new);
    int seeds = candidates.stream().mapToInt(each -> each.scores().size()).min().orElse(0);
    return new Scores(values, seeds);
  }

  private static double[] signed(Candidate candidate, int sign) {
    return candidate.scores().stream().mapToDouble(score -> sign * score).toArray();
  }

  /** Over the seeds; null for a candidate that did not complete. */
  Double[] means() {
    return means(IntStream.range(0, seeds).toArray());
  }

  /** Over seeds by their numbers, of which one may come several times. */
  private Double[] means(int[] drawn) {
    return Arrays.stream(values)
        .map(row -> row == null ? null : mean(row, drawn))
        .toArray(Double[]::new);
  }

  private static Double mean(double[] row, int[] drawn) {
    double sum = 0;
    for (int seed : drawn) {
      sum += row[seed];
    }
    return sum / drawn.length;
  }

  /**
   * Intervals of statistics of the means, by resampling the tuning seeds, which all candidates
   * share.
   *
   * @param digest of the rows the scores come from
   * @return null with fewer than two seeds
   */
  Interval[] intervals(String digest, Function<Double[], double[]> statistics) {
    return seeds < 2
        ? null
        : Bootstrap.intervals(seeds, digest, drawn -> statistics.apply(means(drawn)));
  }
}
