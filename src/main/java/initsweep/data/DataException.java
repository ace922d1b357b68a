package initsweep.data;

/**
 * The data cannot be used: missing, unreadable, or not in the format that it claims.
 *
 * <p>The message has two lines. The first names the file, what was found and what was expected; the
 * second is the remedy.
 */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param thing the file or folder at fault
   * @param found what is wrong with it, as a predicate, such as "has label 10 at index 3"
   * @param expected what was expected, as a noun, such as "labels 0 to 9"
   * @param remedy what the user can do
   */
  public DataException(String thing, String found, String expected, String remedy) {
    this(thing, found, expected, remedy, null);
  }

  /** As above, with the exception of the file system or of the decompressor as the cause. */
  public DataException(
      String thing, String found, String expected, String remedy, Throwable cause) {
    super(
        "%s %s; expected %s\n%s"
            .formatted(oneLine(thing), oneLine(found), oneLine(expected), oneLine(remedy)),
        cause);
  }

  /**
   * Type and first line of an exception; some file systems put a whole stack trace into the
   * message.
   */
  static String reason(Throwable e) {
    String type = e.getClass().getSimpleName();
    return e.getMessage() == null
        ? type
        : type + ": " + e.getMessage().lines().findFirst().orElse("");
  }

  /** File names may contain any character, including line breaks and escape sequences. */
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
