package initsweep.data;

/**
 * The data cannot be used: not there, not readable, or not what it claims to be.
 *
 * <p>The message has two lines. The first names the thing, what was found and what was expected,
 * the second says what to do about it.
 */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param thing the file or folder at fault
   * @param found what is wrong with it, as a predicate: "has label 10 at index 3"
   * @param expected what would have been right, as a noun: "labels 0 to 9"
   * @param remedy what the reader of the message can do
   */
  public DataException(String thing, String found, String expected, String remedy) {
    this(thing, found, expected, remedy, null);
  }

  /** As above, with the exception of the file system or of the decompressor as its cause. */
  public DataException(
      String thing, String found, String expected, String remedy, Throwable cause) {
    super(
        "%s %s; expected %s\n%s"
            .formatted(oneLine(thing), oneLine(found), oneLine(expected), oneLine(remedy)),
        cause);
  }

  /** Type and first line of an exception; some file systems put a whole stack trace in there. */
  static String reason(Throwable e) {
    String type = e.getClass().getSimpleName();
    return e.getMessage() == null
        ? type
        : type + ": " + e.getMessage().lines().findFirst().orElse("");
  }

  /** File names may contain anything, line breaks and escape sequences included. */
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
