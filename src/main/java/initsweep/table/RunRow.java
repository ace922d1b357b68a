package initsweep.table;

import initsweep.result.RunResult;
import initsweep.run.Place;

/**
 * A row of the table {@code runs}.
 *
 * @param sweep the sweep the run was part of
 * @param version the schema version, which decides what columns the row has
 * @param place of the run in that sweep
 */
public record RunRow(String sweep, int version, Place place, RunResult result) {
  /** A row of a sweep that chooses once and in one rung, or not at all. */
  public RunRow(String sweep, int version, RunResult result) {
    this(sweep, version, Place.ONLY, result);
  }
}
