package initsweep.summary;

import initsweep.run.Stage;
import initsweep.table.StoredRow;

/** Where a run that only chooses belongs. */
record TuningPlace(int study, int rung, String digest) {
  /** The one in which every candidate is trained. */
  private static final int FIRST_RUNG = 1;

  /** Null of a run that is compared, as all are that were recorded before there was a stage. */
  static TuningPlace of(StoredRow row) {
    return Stage.TUNE.toString().equals(row.text("stage"))
        ? new TuningPlace(row.integer("study"), row.integer("rung"), row.text("digest"))
        : null;
  }

  boolean isFirstRung() {
    return rung == FIRST_RUNG;
  }
}
