package initsweep.train;

/**
 * The thread was interrupted: the run was told to stop. Not a result, and never recorded as one.
 */
public final class Interruption extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Interruption() {
    super("interrupted");
  }

  /** Throws if this thread was told to stop; leaves the flag for those above. */
  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new Interruption();
    }
  }
}
