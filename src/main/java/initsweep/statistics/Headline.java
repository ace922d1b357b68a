package initsweep.statistics;

import java.util.Locale;

/**
 * What won, by how much, over how many seeds, and whether that is settled: the best cell and the
 * second, with the finding of the table of comparisons.
 *
 * @param second null if there is only one cell
 * @param comparison of the winner with the second; null if there is none
 */
public record Headline(
    Metric metric, CellSummary winner, CellSummary second, Comparison comparison) {

  /**
   * Mean by which the winner is better at the seeds both completed; null if there are none, and
   * negative if it is first only because the second failed more often.
   */
  public Double lead() {
    Double difference = comparison == null ? null : comparison.differences().mean();
    return difference == null ? null : metric.improvement(difference, 0);
  }

  /** Interval of the lead; null for fewer than two pairs. */
  public Interval leadInterval() {
    Interval interval = comparison == null ? null : comparison.differences().interval();
    if (interval == null || metric.isHigherBetter()) {
      return interval;
    }
    return new Interval(-interval.high(), -interval.low());
  }

  /** A sentence, or two where runs are missing from a mean, in English or Japanese. */
  public String sentence(Locale language) {
    return new HeadlineWords(this, language).sentence();
  }

  /** In English. */
  @Override
  public String toString() {
    return sentence(Locale.ENGLISH);
  }
}
