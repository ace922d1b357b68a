package initsweep.spelling;

/**
 * A text is not a value of the expected kind. The message quotes the value found and says what was
 * expected; the caller that knows the text's place prefixes file, line and key.
 */
public final class InvalidValueException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public InvalidValueException(String message) {
    super(message);
  }

  /** For an exception thrown by plug-in code. */
  public InvalidValueException(String message, Throwable cause) {
    super(message, cause);
  }
}
