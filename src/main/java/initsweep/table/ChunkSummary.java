package initsweep.table;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The counts and the digest of a chunk, small enough for the driver and for the file's footer.
 *
 * @param runs rows
 * @param diverged rows with status diverged
 * @param failed rows with status failed
 * @param digest over all rows, independent of their order
 */
public record ChunkSummary(int runs, int diverged, int failed, String digest)
    implements Serializable {
  private static final String PREFIX = "initsweep.";

  public static ChunkSummary of(List<RunRow> rows) {
    int diverged = 0;
    int failed = 0;
    for (RunRow row : rows) {
      switch (row.result().status()) {
        case DIVERGED -> diverged++;
        case FAILED -> failed++;
        case COMPLETED -> {}
      }
    }
    return new ChunkSummary(
        rows.size(),
        diverged,
        failed,
        RunDigest.ofAll(rows.stream().map(RowDigests::first).toList()));
  }

  Map<String, String> footer() {
    Map<String, String> footer = new TreeMap<>();
    footer.put(PREFIX + "runs", Integer.toString(runs));
    footer.put(PREFIX + "diverged", Integer.toString(diverged));
    footer.put(PREFIX + "failed", Integer.toString(failed));
    footer.put(PREFIX + "digest", digest);
    return footer;
  }

  /**
   * @throws IllegalArgumentException if the footer was not written by InitSweep
   */
  static ChunkSummary of(Map<String, String> footer) {
    return new ChunkSummary(
        number(footer, "runs"),
        number(footer, "diverged"),
        number(footer, "failed"),
        entry(footer, "digest"));
  }

  private static int number(Map<String, String> footer, String key) {
    return Integer.parseInt(entry(footer, key));
  }

  private static String entry(Map<String, String> footer, String key) {
    String value = footer.get(PREFIX + key);
    if (value == null) {
      throw new IllegalArgumentException("its footer has no " + PREFIX + key);
    }
    return value;
  }
}
