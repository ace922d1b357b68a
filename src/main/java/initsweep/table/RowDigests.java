package initsweep.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * The digests of a row, one for each schema version up to its own, and the differences between
 * rows.
 */
public final class RowDigests {
  private RowDigests() {}

  /** Over the columns of the first version, whatever columns came later. */
  public static String first(RunRow row) {
    return RunTable.digest(row, 1);
  }

  /** The columns that {@link #stored} reads. */
  public static Set<String> columns() {
    Set<String> columns = new TreeSet<>(Set.of(RunDigest.VERSION));
    for (int version = 1; version <= RunTable.SCHEMA_VERSION; version++) {
      columns.add(RunDigest.column(version));
    }
    return columns;
  }

  /** The stored digests, by column. */
  public static Map<String, String> stored(StoredRow row) {
    return upTo(row.version(), version -> row.text(RunDigest.column(version)));
  }

  /** The digests recomputed from the stored values, by column. */
  public static Map<String, String> computed(StoredRow row) {
    return upTo(row.version(), version -> RunDigest.digest(RunTable.digested(version), row));
  }

  private static Map<String, String> upTo(int last, IntFunction<String> digest) {
    Map<String, String> digests = new TreeMap<>();
    for (int version = 1; version <= last; version++) {
      String value = digest.apply(version);
      if (value != null) {
        digests.put(RunDigest.column(version), value);
      }
    }
    return digests;
  }

  /** The names of the content columns whose values in a file are not those of a row. */
  public static List<String> differences(StoredRow stored, RunRow row) {
    List<String> differences = new ArrayList<>();
    for (int version = 1; version <= row.version(); version++) {
      for (Column<RunRow> column : RunTable.digested(version).columns()) {
        Struct<RunRow> alone = new Struct<>(List.of(column));
        if (!RunDigest.digest(alone, stored).equals(RunDigest.digest(alone, row))) {
          differences.add(column.name());
        }
      }
    }
    return differences;
  }
}
