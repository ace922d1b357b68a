package initsweep.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Combines the digests of many rows by column, independent of the order of the rows. */
public final class TableDigests {
  private final Map<String, List<String>> ofRows = new TreeMap<>();

  /**
   * @param always columns that have a digest even if no row does
   */
  public TableDigests(String... always) {
    for (String column : always) {
      ofRows.put(column, new ArrayList<>());
    }
  }

  /**
   * @param row as {@link RowDigests#stored}
   */
  public void add(Map<String, String> row) {
    row.forEach(
        (column, digest) -> ofRows.computeIfAbsent(column, none -> new ArrayList<>()).add(digest));
  }

  /** The combined digests by column. */
  public Map<String, String> ofAll() {
    Map<String, String> ofAll = new TreeMap<>();
    ofRows.forEach((column, digests) -> ofAll.put(column, RunDigest.ofAll(digests)));
    return ofAll;
  }
}
