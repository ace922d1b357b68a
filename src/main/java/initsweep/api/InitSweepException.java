package initsweep.api;

/**
 * What kept a sweep or an answer from coming about; the message says what to do, in a line or two.
 */
public final class InitSweepException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Problem problem;

  InitSweepException(Problem problem, Throwable known, Throwable cause) {
    super(known.getMessage(), cause);
    this.problem = problem;
  }

  /** Whose turn it is. */
  public Problem problem() {
    return problem;
  }
}
