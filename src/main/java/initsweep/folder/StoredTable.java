package initsweep.folder;

import initsweep.storage.Store;
import initsweep.storage.StoreException;
import initsweep.table.BrokenChunkException;
import initsweep.table.ParquetRows;
import initsweep.table.Seal;
import initsweep.table.StoredRow;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads the rows of a table file by file. Changes nothing. */
public final class StoredTable {
  /** Number of parallel readers, each of which holds a chunk in memory. */
  static final int READERS = 16;

  private final Store store;

  public StoredTable(Store store) {
    this.store = store;
  }

  /** The names of all files that readers take for a part of the table. */
  public List<String> files() {
    return store.entries(FolderNames.RUNS).stream()
        .map(Store.Entry::name)
        .filter(FolderNames::isPartOfTable)
        .toList();
  }

  /**
   * @throws StoreException if there is no file
   */
  static void requireResults(Store store) {
    if (new StoredTable(store).files().isEmpty()) {
      throw new StoreException(
          ("%s holds no results; expected the output folder of a sweep, such as"
                  + " results/book\nRun ./submit.sh sweep first.")
              .formatted(store.location()),
          null);
    }
  }

  /**
   * Reads one file and verifies its seal.
   *
   * @throws BrokenChunkException if its content has changed since it was written
   */
  public List<StoredRow> rows(String file) {
    return ParquetRows.read(content(file));
  }

  /**
   * Reads some columns of all files, several at a time.
   *
   * @param reader converts a row
   * @throws StoreException if the content of a file has changed since it was written
   */
  public <T> List<T> rows(Set<String> columns, Function<StoredRow, T> reader) {
    return new ParallelMap(READERS)
        .map(files(), file -> rows(file, columns, reader)).stream().flatMap(List::stream).toList();
  }

  private <T> List<T> rows(String file, Set<String> columns, Function<StoredRow, T> reader) {
    try {
      return ParquetRows.read(content(file), columns).stream().map(reader).toList();
    } catch (BrokenChunkException e) {
      throw unusable(store, file, e.getMessage());
    }
  }

  /** The content of such a file, its seal verified. */
  byte[] content(String file) {
    byte[] content =
        store
            .read(FolderNames.RUNS + "/" + file)
            .orElseThrow(
                () -> new BrokenChunkException("it is a folder, or was just deleted", null));
    if (!Seal.isWhole(content)) {
      throw new BrokenChunkException("it is not a complete Parquet file", null);
    }
    return content;
  }

  /**
   * @param file of the table
   * @param reason a clause about "it"
   */
  public static StoreException unusable(Store store, String file, String reason) {
    return StoreException.unusable(
        store.location() + "/" + FolderNames.RUNS + "/" + file, reason, null);
  }
}
