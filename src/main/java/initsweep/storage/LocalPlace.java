package initsweep.storage;

import initsweep.spelling.InvalidValueException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Checks whether a local path is a folder, or could become one. */
final class LocalPlace {
  /** The limits of Linux and macOS for one component of a path, and of Linux for a whole path. */
  private static final int MAX_NAME_BYTES = 255;

  private static final int MAX_PATH_BYTES = 4095;

  private LocalPlace() {}

  /**
   * @param text as the user wrote it
   * @throws InvalidValueException if the path can never be a folder, whatever the permissions and
   *     free space
   */
  static void require(Path path, String text) {
    Path whole = path.toAbsolutePath().normalize();
    requireLength(whole, text);
    Path there = whole;
    while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      there = there.getParent(); // the root always exists
    }
    if (!Files.isDirectory(there)) {
      throw new InvalidValueException(
          "folder %s: %s is %s; expected a folder or an unused name\nChoose another folder, or move that file away."
              .formatted(text, there.equals(whole) ? "it" : there, kind(there)));
    }
  }

  private static void requireLength(Path whole, String text) {
    for (Path name : whole) {
      requireAtMost(MAX_NAME_BYTES, name, "the name " + abbreviated(name), text);
    }
    requireAtMost(MAX_PATH_BYTES, whole, "the path", text);
  }

  private static void requireAtMost(int max, Path name, String what, String text) {
    int bytes = name.toString().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > max) {
      throw new InvalidValueException(
          "folder %s: %s has %s bytes; expected at most %s\nName a shorter one."
              .formatted(abbreviated(Path.of(text)), what, bytes, max));
    }
  }

  private static String abbreviated(Path name) {
    String text = name.toString();
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private static String kind(Path path) {
    if (!Files.isSymbolicLink(path)) {
      return "a file";
    }
    try {
      Path target = Files.readSymbolicLink(path);
      return Files.exists(path)
          ? "a link to the file " + target
          : "a symbolic link to %s, which does not exist".formatted(target);
    } catch (IOException e) { // replaced in the meantime
      return "a symbolic link";
    }
  }
}
