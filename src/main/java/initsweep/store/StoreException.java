package initsweep.store;

/**
 * The storage did not do what it was asked. The message names the place, what happened and the
 * remedy.
 */
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
