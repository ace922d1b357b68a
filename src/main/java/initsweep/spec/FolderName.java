package initsweep.spec;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Which names can be a folder on every file system a sweep is written to. Other scripts and markup
 * are welcome: whoever shows the name escapes it.
 */
final class FolderName {
  private static final int MAX_CHARACTERS = 100;

  /** What Linux and HDFS allow for one component of a path. */
  private static final int MAX_BYTES = 255;

  private FolderName() {}

  /** What is wrong with a name and how to mend it; empty if nothing is. */
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
          "\"%s\" is no name of a folder; expected a name as in book".formatted(name));
    }
    return name.codePoints()
        .filter(FolderName::isForbidden)
        .mapToObj(
            c ->
                "\"%s\" has %s, which no folder's name may have; leave it out"
                    .formatted(name, shown(c)))
        .findFirst();
  }

  /** The colon is HDFS's. */
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
