package initsweep.result;

import java.util.Locale;

/**
 * How a run ended. All three are results: a run is never missing from the table because it went
 * badly.
 */
public enum Status {
  COMPLETED,
  /** A recorded loss was not finite. */
  DIVERGED,
  /** The run threw; the row says what. */
  FAILED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
