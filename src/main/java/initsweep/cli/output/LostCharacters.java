package initsweep.cli.output;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Detects arguments that the JVM could not decode. It decodes them in the charset of the locale: in
 * a container's C locale each non-ASCII byte becomes a question mark before {@code main} is called,
 * and a folder named 日本 would be created as ??????. submit.sh chooses a UTF-8 locale; spark-submit
 * does not.
 */
public final class LostCharacters {
  private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
  private static final char REPLACEMENT = '\uFFFD';

  private LostCharacters() {}

  /** The error message with its remedy; empty if no argument is affected. */
  public static Optional<String> of(String[] arguments) {
    // The JVM says so under this name only; a locale it does not know is as good as C.
    String charset = System.getProperty("sun.jnu.encoding", "US-ASCII");
    return of(arguments, charset, hasBytesBeyondAscii());
  }

  public static Optional<String> of(
      String[] arguments, String charset, boolean hasBytesBeyondAscii) {
    boolean isUtf8 =
        Charset.isSupported(charset) && Charset.forName(charset).equals(StandardCharsets.UTF_8);
    return Arrays.stream(arguments)
        .filter(argument -> isLost(argument, isUtf8, hasBytesBeyondAscii))
        .findFirst()
        .map(
            argument ->
                isUtf8
                    ? ("the argument \"%s\" is not valid UTF-8\nWrite it in UTF-8, as a UTF-8"
                            + " terminal does.")
                        .formatted(argument)
                    : ("the argument \"%s\" lost its non-ASCII characters: the charset of the"
                            + " locale is %s\nSet LC_ALL=C.UTF-8 or another UTF-8 locale, or start"
                            + " with ./submit.sh, which does.")
                        .formatted(argument, charset));
  }

  private static boolean isLost(String argument, boolean isUtf8, boolean hasBytesBeyondAscii) {
    if (isUtf8) {
      return argument.indexOf(REPLACEMENT) >= 0;
    }
    return argument.chars().anyMatch(c -> c >= 0x80)
        || hasBytesBeyondAscii && argument.indexOf('?') >= 0;
  }

  /**
   * Where the system does not show the raw command line, as macOS, any question mark counts as a
   * lost character.
   */
  private static boolean hasBytesBeyondAscii() {
    try {
      for (byte b : Files.readAllBytes(COMMAND_LINE)) {
        if (b < 0) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
