package initsweep.statistics;

import initsweep.result.Status;
import initsweep.statistics.samples.Interval;
import initsweep.statistics.samples.Sample;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The runs of one cell by seed. */
record CellRuns(Cell cell, Map<Long, Run> runs) {

  /**
   * @throws IllegalStateException if two runs share a seed, and so are not one cell
   */
  static CellRuns of(Cell cell, Collection<Run> runs) {
    Map<Long, Run> bySeed = new TreeMap<>();
    for (Run run : runs) {
      Run other = bySeed.put(run.seed(), run);
      if (other != null) {
        throw new IllegalStateException(
            "the cell \"%s\" has seed %s twice; expected runs that differ in a key to be in different cells"
                .formatted(cell, run.seed()));
      }
    }
    return new CellRuns(cell, bySeed);
  }

  List<Run> withValue() {
    return runs.values().stream().filter(Run::hasValue).toList();
  }

  double[] values() {
    return runs.values().stream()
        .map(Run::value)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  /** Mean of the metric where a run that did not complete counts as {@code failure}. */
  double meanWith(double failure) {
    return runs.values().stream()
        .mapToDouble(run -> run.hasValue() ? run.value() : failure)
        .average()
        .orElse(failure);
  }

  /** Whether both have the same status and value at every seed. */
  boolean hasSameRuns(CellRuns other) {
    return runs.keySet().equals(other.runs.keySet())
        && runs.entrySet().stream()
            .allMatch(
                entry ->
                    Objects.equals(
                        entry.getValue().value(), other.runs.get(entry.getKey()).value()));
  }

  private int count(Status status) {
    return (int) runs.values().stream().filter(run -> run.status() == status).count();
  }

  CellSummary summary() {
    return new CellSummary(
        cell,
        runs.size(),
        count(Status.COMPLETED),
        count(Status.DIVERGED),
        count(Status.FAILED),
        Interval.ofShare(count(Status.COMPLETED), runs.size()),
        Sample.of(values()));
  }
}
