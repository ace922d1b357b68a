package initsweep.statistics.samples;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * Percentile intervals from resampling with replacement (Efron 1979). The draws depend only on the
 * digest of the resampled rows, so an interval is the same everywhere.
 */
public final class Bootstrap {
  private static final int RESAMPLES = 2000;

  private Bootstrap() {}

  /**
   * One interval for each of some statistics, all from the same resamples.
   *
   * @param n what is resampled has this many elements, at least 2
   * @param digest of the rows that are resampled
   * @param statistics from the numbers of the elements drawn, (n) each from 0, to finite values
   */
  public static Interval[] intervals(int n, String digest, Function<int[], double[]> statistics) {
    long seed = ByteBuffer.wrap(DigestUtils.sha256(digest)).getLong();
    SplittableRandom random = new SplittableRandom(seed);
    double[][] values = new double[RESAMPLES][];
    for (int r = 0; r < RESAMPLES; r++) {
      values[r] = statistics.apply(random.ints(n, 0, n).toArray());
    }
    Interval[] intervals = new Interval[values[0].length];
    Arrays.setAll(
        intervals, s -> percentiles(Arrays.stream(values).mapToDouble(row -> row[s]).toArray()));
    return intervals;
  }

  private static Interval percentiles(double[] values) {
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
    percentile.setData(values);
    double tail = 50 * (1 - Interval.CONFIDENCE);
    return new Interval(percentile.evaluate(tail), percentile.evaluate(100 - tail));
  }
}
