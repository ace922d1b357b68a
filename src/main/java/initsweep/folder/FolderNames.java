package initsweep.folder;

import initsweep.storage.Store;

/** File and folder names within an output folder. */
public final class FolderNames {
  /** The folder of the table. */
  public static final String RUNS = "runs";

  /** The HTML report. */
  public static final String REPORT = "report.html";

  static final String CHUNK_SUFFIX = ".parquet";

  /** Marks the folder as a compacted copy, to which no run can be added. */
  static final String COPY_MARK = "_sweep/compacted.json";

  private FolderNames() {}

  /**
   * Whether readers take a file, or a folder, of this name for a part of the table. Hidden files,
   * such as the {@code ._} files of macOS, are not: Spark ignores names that start with a dot or an
   * underscore.
   */
  static boolean isPartOfTable(String file) {
    return file.endsWith(CHUNK_SUFFIX) && !file.startsWith(".") && !file.startsWith("_");
  }

  /** Whether a file of a table may be one of a compacted copy. */
  static boolean isPartOfCopy(String file) {
    return file.matches(
        "compact-\\p{Nd}{6,}\\.parquet"); // digits of any script, from when formatting followed the
    // locale
  }

  /** Whether a folder is a compacted copy. */
  static boolean isCopy(Store store) {
    return store.read(COPY_MARK).isPresent();
  }
}
