package initsweep.spelling;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A leading {@code ~}, which a shell expands at the start of a word but not behind {@code --out=}
 * and not in a file. Taken literally it would make a folder of that name, and {@code rm -r ~} is no
 * way to get rid of one.
 */
public final class HomePath {
  private HomePath() {}

  /**
   * The text with a leading {@code ~} or {@code ~/} replaced by the home folder; any other text as
   * it is.
   *
   * @param what the noun of the error message, such as "output folder"
   * @throws InvalidValueException for {@code ~user}, and where no home folder is known
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
          "%s %s: only ~ and ~/… are expanded here, no other user's home\nWrite the path out; a name that starts with ~ is written ./%s."
              .formatted(what, text, text));
    }
    return home(environment)
            .orElseThrow(
                () ->
                    new InvalidValueException(
                        "%s %s: no home folder is known\nSet HOME, or write the path out."
                            .formatted(what, text)))
        + text.substring(1);
  }

  /** As in a shell, the variable comes first. */
  private static Optional<String> home(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
    return Optional.of(home)
        .filter(folder -> Path.of(folder).isAbsolute())
        .map(folder -> folder.replaceFirst("/+$", ""));
  }
}
