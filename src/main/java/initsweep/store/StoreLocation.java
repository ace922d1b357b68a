package initsweep.store;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * Where a store is, as text that can be sent to an executor.
 *
 * @param text a path, or a URI with the scheme {@code file}
 */
public record StoreLocation(String text) implements Serializable {
  /**
   * @throws StoreException if the text is no place this store can write to
   */
  public Store open() {
    return new LocalStore(localPath());
  }

  /** The same place whatever the working folder, which is another one on an executor. */
  public StoreLocation absolute() {
    return new StoreLocation(localPath().toAbsolutePath().normalize().toString());
  }

  private Path localPath() {
    if (!text.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")) {
      return Path.of(text);
    }
    try {
      URI uri = new URI(text);
      if ("file".equalsIgnoreCase(uri.getScheme()) && uri.getPath() != null) {
        return Path.of(uri.getPath());
      }
    } catch (URISyntaxException e) {
      throw new StoreException("output %s is no URI: %s".formatted(text, e.getReason()), e);
    }
    throw new StoreException(
        "output %s is not on a file system this version can publish to; expected a path or file:/…"
            .formatted(text),
        null);
  }

  /**
   * As Hadoop names it, whatever its default file system; not percent-encoded, since Hadoop does
   * not decode.
   */
  public String hadoopPath() {
    return "file://" + localPath().toAbsolutePath().normalize();
  }
}
