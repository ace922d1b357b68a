package initsweep.spelling;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Expands a leading {@code ~}, which a shell expands at the start of a word but not after {@code
 * --out=} and not in a file. Taken literally it would create a folder named ~, which is dangerous
 * to delete.
 */
public final class HomePath {
  private HomePath() {}

  /**
   * The text with a leading {@code ~} or {@code ~/} replaced by the home folder; any other text
   * unchanged.
   *
   * @param what the noun of the error message, such as "output folder"
   * @throws InvalidValueException for {@code ~user}, and where the home folder is unknown
   */
  public static String expand(String text, String what) {
    return expand(text, what, System.getenv());
  }

  static String expand(String text, String what, Map<String, String> environment) {
    if (!text.startsWith("~")) {
      return text;
    }
    if (text.length() > 1 && text.charAt(1) != '/') {
      throw new InvalidValueException(
          "%s %s: only ~ and ~/… are expanded, not the home of another user\nWrite the path out; for a name that starts with ~ write ./%s."
              .formatted(what, text, text));
    }
    return home(environment)
            .orElseThrow(
                () ->
                    new InvalidValueException(
                        "%s %s: the home folder is unknown\nSet HOME, or write the path out."
                            .formatted(what, text)))
        + text.substring(1);
  }

  /** As in a shell, HOME takes precedence. */
  private static Optional<String> home(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
    return Optional.of(home)
        .filter(folder -> Path.of(folder).isAbsolute())
        .map(folder -> folder.replaceFirst("/+$", ""));
  }
}
