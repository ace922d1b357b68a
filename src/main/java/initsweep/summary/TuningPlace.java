package initsweep.summary;

import initsweep.run.Stage;
import initsweep.table.StoredRow;

/** The study and rung of a tuning run. */
record TuningPlace(int study, int rung, String digest) {
  /** The rung in which every candidate is trained. */
  private static final int FIRST_RUNG = 1;

  /** Null for an evaluated run; rows from before there were stages are all evaluated runs. */
  static TuningPlace of(StoredRow row) {
    return Stage.TUNE.toString().equals(row.text("stage"))
        ? new TuningPlace(row.integer("study"), row.integer("rung"), row.text("digest"))
        : null;
  }

  boolean isFirstRung() {
    return rung == FIRST_RUNG;
  }
}
