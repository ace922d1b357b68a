package initsweep.data;

import static java.util.stream.Collectors.joining;

import initsweep.kerberos.KerberosFailure;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What a data folder holds.
 *
 * @param entries by name
 */
record FolderListing(FileSystem files, Path folder, Map<String, FileStatus> entries) {
  private static final int NAMES_SHOWN = 10;

  private static final String FOLDER_EXPECTED =
      "a folder with the four IDX files of a data set, or the files of CIFAR-10";

  FolderListing {
    entries = Collections.unmodifiableMap(new TreeMap<>(entries));
  }

  /**
   * Lists the folder once.
   *
   * @throws DataException when the folder does not exist or cannot be listed
   */
  static FolderListing of(String folder, Configuration hadoop) {
    FileSystem files = fileSystem(folder, hadoop);
    Path path = files.makeQualified(new Path(folder));
    try {
      if (!files.getFileStatus(path).isDirectory()) {
        throw new DataException(
            path.toString(), "is a file", FOLDER_EXPECTED, "Name the folder that holds it.");
      }
      return new FolderListing(files, path, byName(files.listStatus(path)));
    } catch (FileNotFoundException e) {
      throw new DataException(
          path.toString(), "does not exist", FOLDER_EXPECTED, missingRemedy(path), e);
    } catch (IOException e) {
      Optional<KerberosFailure> kerberos = KerberosFailure.in(e);
      throw new DataException(
          path.toString(),
          "cannot be listed, "
              + kerberos.map(KerberosFailure::reason).orElseGet(() -> DataException.reason(e)),
          FOLDER_EXPECTED,
          kerberos
              .map(KerberosFailure::remedy)
              .orElse("Check its permissions and the file system, then run again."),
          e);
    }
  }

  private static Map<String, FileStatus> byName(FileStatus[] entries) {
    Map<String, FileStatus> byName = new TreeMap<>();
    Arrays.stream(entries).forEach(entry -> byName.put(entry.getPath().getName(), entry));
    return byName;
  }

  // Hadoop reports an unknown scheme, a missing class or a host without address as IOException,
  // RuntimeException or IllegalArgumentException, depending on the file system.
  private static FileSystem fileSystem(String folder, Configuration hadoop) {
    try {
      return new Path(folder).getFileSystem(hadoop);
    } catch (IOException | RuntimeException | LinkageError e) {
      throw new DataException(
          "data folder \"%s\"".formatted(folder),
          "cannot be opened, " + DataException.reason(e),
          "a folder in a file system that Hadoop knows here",
          "Check the spelling; s3a:// and other object stores need their Hadoop module on the"
              + " class path; a folder on this machine is written file:///…",
          e);
    }
  }

  private static String missingRemedy(Path path) {
    return path.toUri().getScheme().equals("file")
        ? "Check the spelling; a relative path starts at the working directory."
        : "Check the spelling; a folder on this machine is written file:///… here.";
  }

  /** Empty where the folder cannot be listed: the result only improves a message. */
  Stream<FileStatus> children(Path parent) {
    try {
      return Arrays.stream(files.listStatus(parent)).sorted();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  /** For messages; the first of many. */
  String namesShown() {
    if (entries.isEmpty()) {
      return "nothing in it";
    }
    String names = entries.keySet().stream().limit(NAMES_SHOWN).collect(joining(", "));
    int more = entries.size() - NAMES_SHOWN;
    return more > 0 ? names + " and " + more + " more" : names;
  }
}
