package initsweep.store;

import initsweep.train.RunResult;

/**
 * A row of the table {@code runs}.
 *
 * @param sweep the sweep the run was part of
 */
public record RunRow(String sweep, RunResult result) {
  /** Over all columns but those that say how it was computed. */
  public String digest() {
    return RunDigest.of(this);
  }
}
