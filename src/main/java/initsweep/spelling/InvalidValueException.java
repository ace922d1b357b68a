package initsweep.spelling;

/**
 * A text that is not a value of the wanted kind. The message quotes the value found and says what
 * was expected; whoever knows where the text stood puts file, line and key in front of it.
 */
public final class InvalidValueException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public InvalidValueException(String message) {
    super(message);
  }

  /** For what is wrong because a user's code threw. */
  public InvalidValueException(String message, Throwable cause) {
    super(message, cause);
  }
}
