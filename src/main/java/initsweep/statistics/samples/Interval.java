package initsweep.statistics.samples;

import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/** A two-sided 95 % confidence interval, its ends included. */
public record Interval(double low, double high) {
  static final double CONFIDENCE = 0.95;

  /**
   * Student's interval of a mean; of paired differences it is the paired t interval.
   *
   * @param n at least 2
   */
  static Interval ofMean(double mean, double sd, int n) {
    double half = StudentT.quantile((1 + CONFIDENCE) / 2, n - 1) * sd / Math.sqrt(n);
    return new Interval(mean - half, mean + half);
  }

  /**
   * Wilson's score interval of a share: Wilson 1927, without correction for continuity.
   *
   * @param of at least 1
   */
  public static Interval ofShare(int successes, int of) {
    ConfidenceInterval wilson = new WilsonScoreInterval().createInterval(of, successes, CONFIDENCE);
    return new Interval(
        successes == 0 ? 0 : wilson.getLowerBound(), successes == of ? 1 : wilson.getUpperBound());
  }

  boolean contains(double value) {
    return low <= value && value <= high;
  }
}
