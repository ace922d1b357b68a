package initsweep.spec.yaml;

/**
 * A sweep file or an override is invalid. The message is one line that names the file, line and
 * key, the value found and the remedy.
 */
public final class SweepFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SweepFileException(String message) {
    super(oneLine(message));
  }

  public SweepFileException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  /** Escapes quoted values, which may contain line breaks or terminal control codes. */
  private static String oneLine(String message) {
    return message.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
  }
}
