package initsweep.spark.yarn;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How a driver in YARN's application master ended, if not well. YARN passes on no exit code, but
 * the text of an exception; so the driver throws this one, and the caller finds it in the
 * application's diagnostics, be it reported by Spark or as the last lines of the container's log.
 */
public final class DriverFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String MARK = "InitSweep ended with exit code ";
  private static final Pattern PATTERN = Pattern.compile(MARK + "(\\d{1,3})(?:; (.*))?");
  private static final String LINE_BREAK = " | ";

  private final int exitCode;

  /**
   * @param message what was printed about it; may be empty
   */
  public DriverFailure(int exitCode, String message) {
    super(
        message, null, false, false); // its stack trace would push the message out of the log's end
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }

  /** The last one in a text, in which other lines may come before and after. */
  static Optional<DriverFailure> in(String diagnostics) {
    return PATTERN
        .matcher(diagnostics)
        .results()
        .reduce((earlier, later) -> later)
        .map(DriverFailure::parse);
  }

  private static DriverFailure parse(MatchResult found) {
    String message = found.group(2) == null ? "" : found.group(2).replace(LINE_BREAK, "\n");
    return new DriverFailure(Integer.parseInt(found.group(1)), message);
  }

  /** On one line, since a log of many lines is what it has to be found in. */
  @Override
  public String toString() {
    String message = getMessage().strip().replaceAll("\\R", LINE_BREAK);
    return MARK + exitCode + (message.isEmpty() ? "" : "; " + message);
  }
}
