package initsweep.spec;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks that a name can be a folder on every supported file system. Any script and markup is
 * allowed, since the name is escaped where it is shown.
 */
final class FolderName {
  private static final int MAX_CHARACTERS = 100;

  /** The limit of Linux and HDFS for one component of a path. */
  private static final int MAX_BYTES = 255;

  private FolderName() {}

  /** The problem with a name and its remedy; empty if the name is valid. */
  static Optional<String> problem(String name) {
    int characters = name.codePointCount(0, name.length());
    if (characters > MAX_CHARACTERS || name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      return Optional.of(
          "a name of %s characters; expected at most %s (%s bytes), as it becomes a folder"
              .formatted(characters, MAX_CHARACTERS, MAX_BYTES));
    }
    if (name.startsWith("~")) {
      return Optional.of(
          "\"%s\" starts with ~, which shells take for a home folder; leave it out"
              .formatted(name));
    }
    if (name.equals(".") || name.equals("..") || !name.equals(name.strip())) {
      return Optional.of(
          "\"%s\" cannot be the name of a folder; expected a name such as book".formatted(name));
    }
    return name.codePoints()
        .filter(FolderName::isForbidden)
        .mapToObj(
            c ->
                "\"%s\" contains %s, which a folder's name cannot have; leave it out"
                    .formatted(name, shown(c)))
        .findFirst();
  }

  /** HDFS forbids the colon. */
  private static boolean isForbidden(int character) {
    return "/\\:".indexOf(character) >= 0
        || switch (Character.getType(character)) {
          case Character.CONTROL,
              Character.SURROGATE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              true;
          default -> false;
        };
  }

  private static String shown(int character) {
    return character > ' ' && character < 127
        ? Character.toString(character)
        : String.format(Locale.ROOT, "the character U+%04X", character);
  }
}
