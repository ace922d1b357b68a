package initsweep.storage;

import initsweep.spelling.HomePath;
import initsweep.spelling.InvalidValueException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A file on this machine that a command writes for people to look at, outside of output folders.
 */
public record LocalFile(Path path) {
  /**
   * @param text as typed, with {@code ~} for the home folder
   * @throws InvalidValueException if it cannot be the name of a local file or folder
   */
  public static LocalFile of(String text) {
    if (text.isBlank() || text.matches("[A-Za-z][A-Za-z0-9+.-]+:/.*")) {
      throw new InvalidValueException(
          "\"%s\" is not the name of a file on this machine; expected a path such as out/page.html"
              .formatted(text));
    }
    try {
      return new LocalFile(Path.of(HomePath.expand(text, "file")));
    } catch (InvalidPathException e) {
      throw new InvalidValueException(
          "\"%s\" cannot be the name of a file: %s\nSet LC_ALL=C.UTF-8 for names that are not ASCII."
              .formatted(text, e.getReason()),
          e);
    }
  }

  /**
   * Checks before any work that the file could be written.
   *
   * @throws InvalidValueException if a folder has its name, or a file that of its folder
   */
  public void requirePossible() {
    if (Files.isDirectory(path)) {
      throw new InvalidValueException(
          "%s is a folder; expected the name of a file, such as %s"
              .formatted(path, path.resolve("page.html")));
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new InvalidValueException(
          "%s is no file but a device or a pipe; expected the name of a file, such as page.html"
              .formatted(path));
    }
    Path folder = path.toAbsolutePath().getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    if (folder != null && !Files.isDirectory(folder)) {
      throw new InvalidValueException(
          "%s cannot be written: %s is a file, not a folder\nName another place."
              .formatted(path, folder));
    }
  }

  /**
   * Writes the file atomically, replacing an existing one, and creates its folder if need be.
   *
   * @throws StoreException if it cannot be written
   */
  public void replace(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    Path target = path.toAbsolutePath();
    try {
      target = Files.exists(path) ? path.toRealPath() : target; // a link stays one
      Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
      Files.createDirectories(target.getParent());
      try {
        Files.write(temporary, bytes);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw LocalFailure.of("write", target, bytes.length, e);
    }
  }
}
