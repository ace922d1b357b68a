package initsweep.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What lies in a data folder, and which of it plays which part. */
final class IdxListing {
  private static final int NAMES_SHOWN = 10;
  private static final String FOLDER_EXPECTED = "a folder with the four IDX files";

  private final FileSystem files;
  private final Path folder;
  private final Map<String, FileStatus> entries = new TreeMap<>();

  private IdxListing(FileSystem files, Path folder, FileStatus[] entries) {
    this.files = files;
    this.folder = folder;
    Arrays.stream(entries).forEach(entry -> this.entries.put(entry.getPath().getName(), entry));
  }

  /**
   * Lists the folder, once.
   *
   * @throws DataException when there is no such folder or it cannot be listed
   */
  static IdxListing of(String folder, Configuration hadoop) {
    FileSystem files = fileSystem(folder, hadoop);
    Path path = files.makeQualified(new Path(folder));
    try {
      if (!files.getFileStatus(path).isDirectory()) {
        throw new DataException(
            path.toString(), "is a file", FOLDER_EXPECTED, "Name the folder that holds it.");
      }
      return new IdxListing(files, path, files.listStatus(path));
    } catch (FileNotFoundException e) {
      throw new DataException(
          path.toString(), "does not exist", FOLDER_EXPECTED, missingRemedy(path), e);
    } catch (IOException e) {
      throw new DataException(
          path.toString(),
          "cannot be listed, " + DataException.reason(e),
          FOLDER_EXPECTED,
          "Check its permissions and the file system, then run again.",
          e);
    }
  }

  /**
   * The file of this kind for "train" or "t10k".
   *
   * @throws DataException when it is missing, or a folder has its name
   */
  IdxFile find(String part, IdxKind kind) {
    List<String> names = kind.fileNames(part);
    List<FileStatus> found = names.stream().map(entries::get).filter(Objects::nonNull).toList();
    FileStatus file =
        found.stream()
            .filter(entry -> !entry.isDirectory())
            .findFirst()
            .orElseThrow(() -> found.isEmpty() ? missing(names) : isFolder(found.get(0)));
    Path path = file.getPath();
    return new IdxFile(path.toString(), file.getLen(), () -> files.open(path));
  }

  // Hadoop reports an unknown scheme, a class that is not there or a host without address as
  // IOException, RuntimeException or IllegalArgumentException, depending on the file system.
  private static FileSystem fileSystem(String folder, Configuration hadoop) {
    try {
      return new Path(folder).getFileSystem(hadoop);
    } catch (IOException | RuntimeException | LinkageError e) {
      throw new DataException(
          "data folder \"%s\"".formatted(folder),
          "cannot be opened, " + DataException.reason(e),
          "a folder in a file system that Hadoop knows here",
          "Check the spelling; s3a:// and other clouds need their Hadoop module on the class path,"
              + " a folder on this machine is written file:///…",
          e);
    }
  }

  private static String missingRemedy(Path path) {
    return path.toUri().getScheme().equals("file")
        ? "Check the spelling; a relative path starts at the working directory."
        : "Check the spelling; a folder on this machine is written file:///… here.";
  }

  private DataException missing(List<String> names) {
    return new DataException(
        new Path(folder, names.get(0)).toString(),
        "is missing, the folder has " + namesShown(),
        "a file of that name, or " + String.join(" or ", names.subList(1, names.size())),
        "Fetch the missing file, or name the folder that has all four.");
  }

  private static DataException isFolder(FileStatus entry) {
    return new DataException(
        entry.getPath().toString(),
        "is a folder",
        "a file of that name",
        "If the file is inside that folder, move it one level up.");
  }

  private String namesShown() {
    if (entries.isEmpty()) {
      return "nothing in it";
    }
    String names = entries.keySet().stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
    int more = entries.size() - NAMES_SHOWN;
    return more > 0 ? names + " and " + more + " more" : names;
  }
}
