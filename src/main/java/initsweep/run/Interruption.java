package initsweep.run;

import java.util.function.BooleanSupplier;

/** The run was cancelled. Not a result, and never recorded as one. */
public final class Interruption extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Interruption() {
    super("stopped");
  }

  /** Throws if this thread is interrupted; keeps its interrupt flag set. */
  public static void check() {
    check(() -> false);
  }

  /**
   * Throws if this thread is interrupted or {@code isStopped} says so; keeps the thread's interrupt
   * flag set.
   */
  public static void check(BooleanSupplier isStopped) {
    if (isStopped.getAsBoolean() || Thread.currentThread().isInterrupted()) {
      throw new Interruption();
    }
  }
}
