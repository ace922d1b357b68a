package initsweep.summary;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import initsweep.statistics.samples.MostFrequent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The aggregates of SQL over the runs of a cell, as Spark defines them: nulls are ignored, an
 * aggregate of no values is null, and NaN is greater than any number.
 */
record Aggregates(List<EndedRun> runs) {
  long count(Predicate<EndedRun> condition) {
    return runs.stream().filter(condition).count();
  }

  Double average(Function<EndedRun, Double> value) {
    return Moments.of(values(value)).mean();
  }

  /** The sample standard deviation; null for fewer than two values. */
  Double deviation(Function<EndedRun, Double> value) {
    return Moments.of(values(value)).deviation();
  }

  Double min(Function<EndedRun, Double> value) {
    return extreme(value, (a, b) -> Double.compare(a, b) <= 0 ? a : b);
  }

  Double max(Function<EndedRun, Double> value) {
    return extreme(value, (a, b) -> Double.compare(a, b) >= 0 ? a : b);
  }

  private Double extreme(Function<EndedRun, Double> value, BinaryOperator<Double> better) {
    return values(value).reduce(better).orElse(null);
  }

  /** The most frequent text, ties to the first in alphabetical order. */
  String mode(Function<EndedRun, String> text) {
    Map<String, Long> counts = values(text).collect(groupingBy(identity(), counting()));
    return MostFrequent.of(counts).map(Map.Entry::getKey).orElse(null);
  }

  /** The share of all runs that have this text; null for a null text. */
  Double share(Function<EndedRun, String> text, String mode) {
    return mode == null
        ? null
        : (Double) ((double) count(run -> mode.equals(text.apply(run))) / runs.size());
  }

  private <T> Stream<T> values(Function<EndedRun, T> value) {
    return runs.stream().map(value).filter(Objects::nonNull);
  }

  /** Sum, mean and sum of squared deviations in one pass, by Welford's recurrence. */
  private static final class Moments {
    private long count;
    private double sum;
    private double mean;
    private double squares;

    static Moments of(Stream<Double> values) {
      Moments moments = new Moments();
      values.forEach(moments::add);
      return moments;
    }

    private void add(double value) {
      count++;
      sum += value;
      double delta = value - mean;
      mean += delta / count;
      squares += delta * (value - mean);
    }

    Double mean() {
      return count == 0 ? null : (Double) (sum / count);
    }

    Double deviation() {
      return count < 2 ? null : (Double) Math.sqrt(squares / (count - 1));
    }
  }
}
