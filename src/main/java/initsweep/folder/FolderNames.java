package initsweep.folder;

import initsweep.storage.Store;

/** The names of what lies in an output folder. */
public final class FolderNames {
  /** The folder of the table. */
  public static final String RUNS = "runs";

  /** The page about the table. */
  public static final String REPORT = "report.html";

  static final String CHUNK_SUFFIX = ".parquet";

  /** Says that the folder is a compacted copy, to which no run can be added. */
  static final String COPY_MARK = "_sweep/compacted.json";

  private FolderNames() {}

  /**
   * Readers take every file of this name for a part of the table, and what is in such a folder. Not
   * what is hidden, as the {@code ._} files of macOS: Spark ignores names that start with a dot or
   * an underscore.
   */
  static boolean isPartOfTable(String file) {
    return file.endsWith(CHUNK_SUFFIX) && !file.startsWith(".") && !file.startsWith("_");
  }

  /** Whether a file of a table may be one of a compacted copy. */
  static boolean isPartOfCopy(String file) {
    return file.matches("compact-\\p{Nd}{6,}\\.parquet"); // in the digits of any locale
  }

  /** Whether a folder is a compacted copy. */
  static boolean isCopy(Store store) {
    return store.read(COPY_MARK).isPresent();
  }
}
