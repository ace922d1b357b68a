package initsweep.ledger;

/** The job that computed chunks died; the chunks it published are in the table. */
public final class LostJobException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LostJobException(String message, Throwable cause) {
    super(message, cause);
  }
}
