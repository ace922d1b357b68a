package initsweep.result;

import java.util.Locale;

/** How a run ended. All three are results: diverged and failed runs are in the table too. */
public enum Status {
  COMPLETED,
  /** A recorded loss was not finite. */
  DIVERGED,
  /** The run threw an exception, which its row names. */
  FAILED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
