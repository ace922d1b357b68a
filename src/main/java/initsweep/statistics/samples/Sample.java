package initsweep.statistics.samples;

import org.apache.commons.math3.stat.StatUtils;

/**
 * Summary statistics of some numbers. What does not exist is null: everything without numbers, sd
 * and interval for a single one.
 *
 * @param sd with n − 1 in the denominator
 * @param interval of the mean
 */
public record Sample(
    int count, Double mean, Double sd, Double median, Double min, Double max, Interval interval) {

  public static Sample of(double[] values) {
    if (values.length == 0) {
      return new Sample(0, null, null, null, null, null, null);
    }
    double min = StatUtils.min(values);
    double max = StatUtils.max(values);
    double mean = min == max ? min : StatUtils.mean(values); // no rounding error where none is due
    double median = StatUtils.percentile(values, 50);
    if (values.length == 1) {
      return new Sample(1, mean, null, median, min, max, null);
    }
    double sd = Math.sqrt(StatUtils.variance(values, mean));
    Interval interval = Interval.ofMean(mean, sd, values.length);
    return new Sample(values.length, mean, sd, median, min, max, interval);
  }
}
