package initsweep.ledger;

import initsweep.folder.StoredTable;
import initsweep.result.Status;
import initsweep.spec.Grid;
import initsweep.storage.Store;
import initsweep.table.RowDigests;
import initsweep.table.StoredRow;
import initsweep.table.TableDigests;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Of the runs of a rung, what their table says of how well they did. */
final class TuningRows {
  private final String criterion;
  private final Map<String, Integer> runs = new HashMap<>(); // numbers in the grid by run id
  private final Map<Integer, Double> scores = new HashMap<>();
  private final TableDigests digests = new TableDigests();
  private int count;

  private TuningRows(Rung rung, String dataHash) {
    criterion = rung.sweep().spec().tune().by().toString();
    Grid grid = rung.grid();
    grid.runs().forEach(run -> runs.put(grid.config(run).id(dataHash), run));
  }

  static TuningRows read(Store store, Rung rung, String dataHash) {
    TuningRows rows = new TuningRows(rung, dataHash);
    Set<String> columns = new HashSet<>(RowDigests.columns());
    columns.addAll(List.of("run_id", "status", rows.criterion));
    new StoredTable(store).rows(columns, rows::found).forEach(rows::add);
    return rows;
  }

  private record Found(
      String runId, boolean isCompleted, Double score, Map<String, String> digests) {}

  private Found found(StoredRow row) {
    return new Found(
        row.text("run_id"),
        row.text("status").equals(Status.COMPLETED.toString()),
        row.decimal(criterion),
        RowDigests.stored(row));
  }

  private void add(Found row) {
    Integer run = runs.get(row.runId);
    if (run == null) {
      return;
    }
    count++;
    if (row.isCompleted) {
      scores.put(run, row.score);
    }
    digests.add(row.digests);
  }

  /** The value of {@code tune.by}; null if the run diverged or failed. */
  Double score(int run) {
    return scores.get(run);
  }

  /** How many of the planned rows are in the table. */
  int count() {
    return count;
  }

  /** The digests over all rows, independent of their order, by digest column. */
  Map<String, String> digests() {
    return digests.ofAll();
  }
}
