package initsweep.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import initsweep.storage.Store;
import initsweep.storage.StoreProbe;
import initsweep.table.BrokenChunkException;
import initsweep.table.ParquetRows;
import initsweep.table.Seal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Copies a finished table into a few large files, which readers open faster than thousands of small
 * ones. Rows are copied as they are stored. An interrupted copy resumes where it stopped, since the
 * same rows always go into the same files.
 */
public final class Compaction {
  /** Total size of the files that are joined into one, compressed as they are. */
  private static final long BYTES_PER_FILE = 64L << 20;

  private final Store from;
  private final Store to;
  private final int version; // of the columns
  private final long bytesPerFile;
  private int files;

  private Compaction(Store from, Store to, int version, long bytesPerFile) {
    this.from = from;
    this.to = to;
    this.version = version;
    this.bytesPerFile = bytesPerFile;
  }

  /**
   * Copies a table.
   *
   * @param from a folder whose table has been verified
   * @param to an empty folder, or one with an unfinished copy of the same table
   * @return how many files the copy has
   * @throws ForeignOutputException if the target folder holds anything else
   */
  public static int of(Store from, Store to) {
    return of(from, to, BYTES_PER_FILE);
  }

  static int of(Store from, Store to, long bytesPerFile) {
    List<Manifest> manifests = Manifests.require(from);
    Compaction compaction = new Compaction(from, to, version(manifests), bytesPerFile);
    compaction.claim(manifests);
    compaction.copyRows();
    Completion.read(from).ifPresent(completion -> completion.declare(to));
    return compaction.files;
  }

  /**
   * The schema version of the newest rows, used for all files of the copy so that they share one
   * schema.
   */
  private static int version(List<Manifest> manifests) {
    return manifests.stream().mapToInt(Manifest::schemaVersion).max().orElseThrow();
  }

  private void claim(List<Manifest> manifests) {
    List<Manifest> there = Manifests.read(to);
    boolean isEmpty = there.isEmpty() && to.list(FolderNames.RUNS).isEmpty();
    if (!isEmpty && !(FolderNames.isCopy(to) && manifests.subList(0, there.size()).equals(there))) {
      throw new ForeignOutputException(
          "%s is not empty; nothing was changed\nCompact to a new folder."
              .formatted(to.location()));
    }
    StoreProbe.check(to);
    to.createIfAbsent(FolderNames.COPY_MARK, "{}".getBytes(UTF_8));
    Manifests.copy(manifests, to);
    PageSettings.copy(from, to);
    // Names in non-ASCII digits date from when formatting followed the locale: those files are
    // copied again.
    to.list(FolderNames.RUNS).stream()
        .filter(file -> FolderNames.isPartOfCopy(file) && !file.matches("\\p{ASCII}*"))
        .forEach(file -> to.delete(FolderNames.RUNS + "/" + file));
  }

  private void copyRows() {
    StoredTable table = new StoredTable(from);
    List<byte[]> together = new ArrayList<>();
    long bytes = 0;
    for (String file : table.files()) {
      byte[] content = content(table, file);
      together.add(content);
      bytes += content.length;
      if (bytes >= bytesPerFile) {
        publish(together);
        together.clear();
        bytes = 0;
      }
    }
    if (!together.isEmpty()) {
      publish(together);
    }
  }

  /** Of a file that was whole when the folder was verified, and may be gone or changed since. */
  private byte[] content(StoredTable table, String file) {
    try {
      return table.content(file);
    } catch (BrokenChunkException e) {
      throw StoredTable.unusable(from, file, e.getMessage());
    }
  }

  private void publish(List<byte[]> together) {
    String name = FolderNames.RUNS + String.format(Locale.ROOT, "/compact-%06d.parquet", files++);
    Optional<byte[]> there = to.read(name);
    if (there.filter(Seal::isWhole).isEmpty()) {
      to.delete(name);
      to.createIfAbsent(name, Seal.put(ParquetRows.join(together, version)));
    }
  }
}
