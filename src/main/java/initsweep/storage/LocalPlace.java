package initsweep.storage;

import initsweep.spelling.InvalidValueException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Whether a path of this machine is the name of a folder, or could become one. */
final class LocalPlace {
  /** What Linux and macOS allow for one component of a path, and Linux for the whole. */
  private static final int MAX_NAME_BYTES = 255;

  private static final int MAX_PATH_BYTES = 4095;

  private LocalPlace() {}

  /**
   * @param text as the user wrote it
   * @throws InvalidValueException if no folder can be there, whatever the rights and the room
   */
  static void require(Path path, String text) {
    Path whole = path.toAbsolutePath().normalize();
    requireLength(whole, text);
    Path there = whole;
    while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      there = there.getParent(); // the root is always there
    }
    if (!Files.isDirectory(there)) {
      throw new InvalidValueException(
          "folder %s: %s is %s; expected a folder, or a new name for one\nName another folder, or move that away."
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
    } catch (IOException e) { // it has just been replaced
      return "a symbolic link";
    }
  }
}
