package initsweep.statistics;

/**
 * What won, by how much, over how many seeds, and whether that is settled: the best cell and the
 * second. Winner against second needs no correction for the others (Gutmann and Maymin 1987; Hung
 * and Fithian 2019); where the comparison is part of a table, the table's finding counts.
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

  /** One sentence of English, or two where runs are missing from a mean. */
  @Override
  public String toString() {
    return comparison == null ? alone() : compared() + missing(winner) + missing(second);
  }

  private String alone() {
    return "%s is the only cell: %s.%s".formatted(winner.cell(), mean(), missing(winner));
  }

  private String compared() {
    return switch (comparison.finding()) {
      case BETTER -> "%s is best: %s, %s.".formatted(winner.cell(), mean(), gap());
      case WORSE ->
          "%s has the best mean, %s, but %s does better at most seeds: %s."
              .formatted(winner.cell(), mean(), second.cell(), gap());
      case NOT_SETTLED ->
          "%s has the best mean, %s, but it is not settled: %s%s."
              .formatted(winner.cell(), mean(), gap(), seedsNeeded());
      case EQUAL ->
          "%s and %s are first with the same result at every seed: %s."
              .formatted(winner.cell(), second.cell(), mean());
      case TOO_FEW_SEEDS, NONE_COMPLETED ->
          "%s has the best mean, %s, %s; fewer than %d seeds settle nothing."
              .formatted(winner.cell(), mean(), gap(), PairedDifference.FEWEST_SEEDS);
    };
  }

  private String mean() {
    return "%s %s over %s"
        .formatted(
            metric.words(), metric.text(winner.completedRuns().mean()), seeds(winner.completed()));
  }

  private String gap() {
    return "%s %s (%sbetter at %d of %s)"
        .formatted(
            distance(), second.cell(), range(), comparison.wins(), seeds(comparison.seeds()));
  }

  private String distance() {
    if (lead() == null) {
      return "at no seed beside a completed run of";
    }
    return "%s%s %s"
        .formatted(
            metric.textOfDifference(Math.abs(lead())),
            metric.unitOfDifference(),
            lead() < 0 ? "behind" : "ahead of");
  }

  private String range() {
    Interval interval = leadInterval();
    return interval == null
        ? ""
        : "95 %% interval %s to %s, "
            .formatted(
                metric.textOfDifference(interval.low()), metric.textOfDifference(interval.high()));
  }

  private String seedsNeeded() {
    return comparison.seedsNeeded() == null
        ? ""
        : "; about %d seeds would settle it".formatted(comparison.seedsNeeded());
  }

  private static String missing(CellSummary cell) {
    int missing = cell.runs() - cell.completed();
    return missing == 0
        ? ""
        : " Of %s, %d of %d runs did not complete and are in no mean."
            .formatted(cell.cell(), missing, cell.runs());
  }

  private static String seeds(int count) {
    return count == 1 ? "1 seed" : count + " seeds";
  }
}
