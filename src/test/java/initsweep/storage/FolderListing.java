package initsweep.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Everything below a folder with checksum and time of last change: equal listings are untouched
 * folders.
 */
public final class FolderListing {
  private FolderListing() {}

  public static Map<String, String> of(Path folder) {
    Map<String, String> listing = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        String content =
            Files.isRegularFile(path) ? DigestUtils.sha256Hex(Files.readAllBytes(path)) : "folder";
        listing.put(
            folder.relativize(path).toString(), content + " " + Files.getLastModifiedTime(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return listing;
  }
}
