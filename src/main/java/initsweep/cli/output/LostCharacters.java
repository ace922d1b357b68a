package initsweep.cli.output;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Arguments that the JVM could not read. It decodes them in the charset of the locale: in a
 * container's C locale each byte beyond ASCII becomes a question mark before {@code main} is
 * entered, and a folder named 日本 would be made as ??????. submit.sh chooses a UTF-8 locale;
 * spark-submit does not.
 */
public final class LostCharacters {
  private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
  private static final char REPLACEMENT = '\uFFFD';

  private LostCharacters() {}

  /** What is wrong, and the remedy. */
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
                    ? "the argument \"%s\" is not UTF-8\nWrite it in that charset, as a UTF-8 terminal does."
                        .formatted(argument)
                    : "characters of the argument \"%s\" are lost: the charset of the locale is %s\nSet LC_ALL=C.UTF-8 or another UTF-8 locale, or start with ./submit.sh, which does."
                        .formatted(argument, charset));
  }

  private static boolean isLost(String argument, boolean isUtf8, boolean hasBytesBeyondAscii) {
    if (isUtf8) {
      return argument.indexOf(REPLACEMENT) >= 0;
    }
    return argument.chars().anyMatch(c -> c >= 0x80)
        || hasBytesBeyondAscii && argument.indexOf('?') >= 0;
  }

  /** Where a system does not say, as macOS, a question mark has to be taken for a lost one. */
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
