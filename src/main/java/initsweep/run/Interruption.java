package initsweep.run;

import java.util.function.BooleanSupplier;

/** The run was told to stop. Not a result, and never recorded as one. */
public final class Interruption extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Interruption() {
    super("stopped");
  }

  /** Throws if this thread was told to stop; leaves its flag for those above. */
  public static void check(BooleanSupplier isStopped) {
    if (isStopped.getAsBoolean() || Thread.currentThread().isInterrupted()) {
      throw new Interruption();
    }
  }
}
