package initsweep.statistics;

import initsweep.run.ConfigKey;
import initsweep.statistics.samples.Interval;
import initsweep.statistics.tuning.RungAgreement;
import java.util.List;
import java.util.Map;

/** The main result of a sweep as numbers; {@code initsweep.report} words them. */
public sealed interface Headline {

  /**
   * The best cell and the next, with the difference between them and the finding of their
   * comparison.
   *
   * @param leaders the best cell, and those that have the same result as it at every seed
   * @param rival the best of the others; null if there is none
   * @param comparison of the first leader with the rival; null if there is none
   * @param open cells behind the rival from which the first leader does not differ significantly
   */
  record Leading(
      Metric metric,
      List<CellSummary> leaders,
      CellSummary rival,
      Comparison comparison,
      List<Cell> open)
      implements Headline {

    public CellSummary winner() {
      return leaders.get(0);
    }

    /**
     * Mean lead over the seeds that both completed; null if there are none, and negative if the
     * leader is first only because the rival failed more often.
     */
    public Double lead() {
      Double difference = comparison == null ? null : comparison.differences().mean();
      return difference == null ? null : metric.improvement(difference, 0);
    }

    /**
     * Whether the leader is first by the mean of its completed runs rather than by their number.
     */
    public boolean isFirstByMean() {
      Double other = rival == null ? null : rival.completedRuns().mean();
      return other == null || metric.improvement(winner().completedRuns().mean(), other) >= 0;
    }

    /** With fewer seeds no difference can be significant. */
    public int fewestSeeds() {
      return PairedDifference.FEWEST_SEEDS;
    }

    /** Interval of the lead; null for fewer than two pairs. */
    public Interval leadInterval() {
      return comparison == null ? null : ofLead(comparison.differences().interval());
    }

    /** The lead over the means of studies; null for fewer than three of them. */
    public Double leadByStudy() {
      Double difference = comparison == null ? null : comparison.byStudy().mean();
      return difference == null ? null : metric.improvement(difference, 0);
    }

    /** Interval of that; null for fewer than two studies with pairs. */
    public Interval leadByStudyInterval() {
      return comparison == null ? null : ofLead(comparison.byStudy().interval());
    }

    private Interval ofLead(Interval interval) {
      if (interval == null || metric.isHigherBetter()) {
        return interval;
      }
      return new Interval(-interval.high(), -interval.low());
    }
  }

  /**
   * The result with the values chosen for each cell, beside the one with the same values for all.
   *
   * @param own over the evaluated runs
   * @param common over the tuning runs, with the values {@code at} for all
   * @param chosen values by cell
   * @param edges chosen values beyond which a better one may lie
   * @param weak rungs that put candidates in another order than the rung before
   * @param studies how many times each cell chose
   */
  record Tuned(
      Leading own,
      Leading common,
      Cell at,
      Map<Cell, String> chosen,
      List<Edge> edges,
      List<RungAgreement> weak,
      int studies)
      implements Headline {}

  /**
   * A chosen value that is the smallest or largest tried.
   *
   * @param low where to search next: from here
   * @param high up to here
   */
  record Edge(Cell cell, ConfigKey key, String value, double low, double high) {}

  /**
   * No run completed, so no cell is better than another.
   *
   * @param firstAt iteration at which the first run diverged; null if none did
   * @param lastAt iteration at which the last one did
   */
  record NoneCompleted(long runs, long diverged, long failed, Long firstAt, Long lastAt)
      implements Headline {}

  /**
   * Nothing was trained: the layers were measured at initialisation.
   *
   * @param healthy cells whose layers are healthy at every seed, forward and backward
   * @param failed failed runs, which have no measurements
   */
  record Untrained(List<String> healthy, long cells, long runs, long failed) implements Headline {}
}
