package initsweep.table;

/** The two columns that have a run's verdict on its training. */
public final class StoredTraining {
  /** The verdict of the first rule, in the rows of every version. */
  public static final String FIRST = "training_verdict";

  /** The verdict of today's rule, in rows since version 6. */
  public static final String REVISED = "training_verdict_v2";

  private StoredTraining() {}
}
