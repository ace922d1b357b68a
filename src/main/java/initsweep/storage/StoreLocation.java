package initsweep.storage;

import initsweep.spelling.InvalidValueException;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.UserGroupInformation;

/**
 * The location of a store as text that can be sent to an executor.
 *
 * @param text not empty; a path, or a URI with the scheme {@code file}, {@code hdfs}, {@code
 *     viewfs} or {@code s3a}. A path is on Hadoop's default file system, which is the local one
 *     unless a cluster is configured
 */
public record StoreLocation(String text) implements Serializable {
  private static final String SCHEMES = "a path, file:/…, hdfs://…, viewfs://… or s3a://…";

  /** Hadoop's setting of the folder of all home folders. */
  private static final String HOMES = "dfs.user.home.dir.prefix";

  private static final Duration PAUSE = Duration.ofMillis(100);

  /**
   * @throws InvalidValueException if the text is empty
   */
  public StoreLocation {
    if (text.isBlank()) {
      throw new InvalidValueException("the name of the folder is empty; expected " + SCHEMES);
    }
  }

  /**
   * @throws StoreException if results cannot be published to this location
   */
  public Store open(Configuration hadoop) {
    return new RetryingStore(openOnce(hadoop), PAUSE);
  }

  /**
   * Checks early whether the location is possible, before data or Spark are loaded.
   *
   * @throws InvalidValueException if the location cannot be a folder
   * @throws StoreException as {@link #open}
   */
  public void requirePossible(Configuration hadoop) {
    if (isLocal(hadoop)) {
      LocalPlace.require(localPath(), text);
    }
    try (Store store = openOnce(hadoop)) {
      if (isOnDefault(hadoop)) {
        store.entries(""); // it may not be the file system that the user means
      }
    } catch (StoreException e) {
      throw isOnDefault(hadoop) ? e.withRemedy(defaultFileSystem(hadoop)) : e;
    }
  }

  /** The location in full, with the reason for its file system if the text does not name one. */
  public String shown(Configuration hadoop) {
    return isOnDefault(hadoop)
        ? "%s (%s)".formatted(hadoopRoot(hadoop), defaultFileSystem(hadoop))
        : text;
  }

  /**
   * Whether the location is not on this machine because of Hadoop's settings rather than the text.
   */
  private boolean isOnDefault(Configuration hadoop) {
    return !hasScheme() && !isLocal(hadoop);
  }

  private String defaultFileSystem(Configuration hadoop) {
    String[] sources = hadoop.getPropertySources(FileSystem.FS_DEFAULT_NAME_KEY);
    return "fs.defaultFS is %s%s; a folder on this machine is file://%s"
        .formatted(
            FileSystem.getDefaultUri(hadoop),
            sources == null ? "" : ", says " + String.join(", ", sources),
            java.nio.file.Path.of(text).toAbsolutePath().normalize());
  }

  private Store openOnce(Configuration hadoop) {
    return switch (scheme(hadoop)) {
      case "file" -> new LocalStore(localPath());
      case "hdfs", "viewfs" -> onHadoop(hadoop, RenamingStore::new);
      case "s3a" -> onHadoop(hadoop, ConditionalPutStore::new);
      case "s3", "s3n" -> throw unknown("; did you mean s3a://?");
      default -> throw unknown("");
    };
  }

  private StoreException unknown(String hint) {
    return new StoreException(
        "output %s is on a file system that results cannot be published to%s\nExpected %s"
            .formatted(text, hint, SCHEMES),
        null);
  }

  private interface Opener {
    Store open(FileSystem files, Path root) throws IOException;
  }

  // Hadoop reports a missing class or a host without address as IOException, as one of several
  // RuntimeExceptions or as a LinkageError, depending on the file system.
  private Store onHadoop(Configuration hadoop, Opener opener) {
    try {
      Path root = hadoopRoot(hadoop);
      return opener.open(root.getFileSystem(hadoop), root);
    } catch (IOException | RuntimeException | LinkageError e) {
      String remedy =
          scheme(hadoop).equals("s3a")
              ? "s3a:// needs hadoop-aws: --packages org.apache.hadoop:hadoop-aws:3.5.0 before the"
                  + " command, and spark.hadoop.fs.s3a.* for its keys."
              : "Check its name and Hadoop's configuration, HADOOP_CONF_DIR.";
      throw new StoreException(
          "cannot open output %s: %s\n%s"
              .formatted(text, StoreException.firstLine(e.toString()), remedy),
          e);
    }
  }

  /** Whether the location depends on the working folder of the process. */
  public boolean isRelativeToProcess(Configuration hadoop) {
    return isLocal(hadoop) && !localPath().isAbsolute();
  }

  /** The location as an absolute path, since executors have another working folder. */
  public StoreLocation absolute(Configuration hadoop) {
    return new StoreLocation(
        isLocal(hadoop)
            ? localPath().toAbsolutePath().normalize().toUri().toString()
            : hadoopRoot(hadoop).toString());
  }

  /**
   * As Hadoop names it, whatever its default file system; not percent-encoded, since Hadoop does
   * not decode.
   */
  public String hadoopPath(Configuration hadoop) {
    return isLocal(hadoop)
        ? "file://" + localPath().toAbsolutePath().normalize()
        : hadoopRoot(hadoop).toString();
  }

  private boolean isLocal(Configuration hadoop) {
    return scheme(hadoop).equals("file");
  }

  private String scheme(Configuration hadoop) {
    String scheme =
        hasScheme()
            ? text.substring(0, text.indexOf(':'))
            : FileSystem.getDefaultUri(hadoop).getScheme();
    return String.valueOf(scheme).toLowerCase(Locale.ROOT);
  }

  private boolean hasScheme() {
    return text.matches("[A-Za-z][A-Za-z0-9+.-]*:.*");
  }

  /** A relative path is resolved against the user's home folder, as in every Hadoop program. */
  private Path hadoopRoot(Configuration hadoop) {
    return hasScheme()
        ? new Path(text)
        : new Path(text).makeQualified(FileSystem.getDefaultUri(hadoop), home(hadoop));
  }

  /**
   * Of the user that Hadoop knows, by a ticket or HADOOP_USER_NAME, who need not be this process's.
   */
  private static Path home(Configuration hadoop) {
    try {
      String user = UserGroupInformation.getCurrentUser().getShortUserName();
      return new Path(hadoop.get(HOMES, "/user"), user);
    } catch (IOException e) {
      throw StoreException.cannot("read", "the home folder of the current user", e);
    }
  }

  private java.nio.file.Path localPath() {
    if (!hasScheme()) {
      return path(text);
    }
    try {
      URI uri = new URI(text);
      if (uri.getPath() != null) {
        return path(uri.getPath());
      }
    } catch (URISyntaxException e) {
      throw new StoreException("output %s is not a URI: %s".formatted(text, e.getReason()), e);
    }
    throw new StoreException(
        "output %s is not a local path\nExpected %s".formatted(text, SCHEMES), null);
  }

  /** A JVM in a C locale cannot use file names with non-ASCII characters. */
  private java.nio.file.Path path(String name) {
    try {
      return java.nio.file.Path.of(name);
    } catch (InvalidPathException e) {
      throw new InvalidValueException(
          "output %s: %s, and the charset of this JVM's locale is %s\nSet LC_ALL=C.UTF-8 or another UTF-8 locale; on a cluster, on every machine."
              .formatted(text, e.getReason(), System.getProperty("sun.jnu.encoding")),
          e);
    }
  }
}
