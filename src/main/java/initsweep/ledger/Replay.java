package initsweep.ledger;

import initsweep.data.DataSet;
import initsweep.folder.ForeignOutputException;
import initsweep.folder.Manifest;
import initsweep.folder.Manifests;
import initsweep.folder.StoredTable;
import initsweep.result.RunResult;
import initsweep.result.Status;
import initsweep.run.Place;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.spelling.InvalidValueException;
import initsweep.storage.Store;
import initsweep.table.BrokenChunkException;
import initsweep.table.RowDigests;
import initsweep.table.RunRow;
import initsweep.table.StoredRow;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * The comparison of one run of a table with the same run recomputed.
 *
 * @param runId the run
 * @param stored the digest in the table, over the columns of the first schema version
 * @param computed the digest of the recomputed run
 * @param differences the columns that differ, of all versions up to that of the row
 */
public record Replay(String runId, String stored, String computed, List<String> differences) {
  private static final Duration MIN = Duration.ofMinutes(10);
  private static final int TIMES_ITS_TIME = 100;

  public boolean isSame() {
    return stored.equals(computed) && differences.isEmpty();
  }

  /** Trains the run. */
  public interface Training {
    /**
     * @param isApart whether to train the run in its own process, since it may end the process, as
     *     it did before
     * @param limit wall-clock limit if it is trained in its own process
     */
    RunResult run(DataSet data, RunConfig config, boolean isApart, Duration limit);
  }

  /**
   * @param open opens the data set by its spelling in the sweep
   * @throws InvalidValueException if the table has no such run, or the data have changed
   * @throws ForeignOutputException if the run's initialiser has been redefined since
   * @throws initsweep.storage.StoreException if a file that may hold the run is damaged
   */
  public static Replay of(
      Store store, String runId, Function<String, DataSet> open, Training training) {
    List<Manifest> manifests = Manifests.require(store);
    String dataHash = manifests.get(0).meaning().path("data").asText();
    StoredRow stored = find(store, runId);
    RunConfig config = RunConfig.ofJson(stored.text("config"));
    for (Redefinition change : Redefinition.since(manifests)) {
      if (change.init().equals(config.text(RunKey.INIT))) {
        throw redefined(store, runId, change);
      }
    }
    DataSet data = open.apply(config.data());
    if (!data.sha256().equals(dataHash)) {
      throw new InvalidValueException(
          "data %s are not those of the sweep: their SHA-256 is %s, the sweep's is %s"
              .formatted(config.data(), data.sha256(), dataHash));
    }
    boolean hasFailed = stored.text("status").equals(Status.FAILED.toString());
    RunResult result = training.run(data, config, hasFailed, limit(stored));
    RunRow row = new RunRow(stored.text("sweep"), stored.version(), place(stored), result);
    return new Replay(
        runId, stored.text("digest"), RowDigests.first(row), RowDigests.differences(stored, row));
  }

  /** The run does not depend on it. Rows before schema version 3 have none. */
  private static Place place(StoredRow stored) {
    Integer study = stored.integer("study");
    Integer rung = stored.integer("rung");
    return new Place(study == null ? 1 : study, rung == null ? 1 : rung);
  }

  private static ForeignOutputException redefined(Store store, String runId, Redefinition change) {
    return new ForeignOutputException(
        ("%s: run %s has another result in this version: %s\nReplay it with the version of"
                + " InitSweep that computed it.")
            .formatted(store.location(), runId, change));
  }

  /**
   * A generous multiple of the stored time, since machines differ in speed; a timed-out run has
   * stored no useful time.
   */
  private static Duration limit(StoredRow stored) {
    return MIN.plusMillis(TIMES_ITS_TIME * stored.whole("wall_ms"));
  }

  private static StoredRow find(Store store, String runId) {
    StoredTable table = new StoredTable(store);
    return table.files().stream()
        .flatMap(file -> rows(store, table, file).stream())
        .filter(row -> runId.equals(row.text("run_id")))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidValueException(
                    "%s has no run %s; expected a run_id from SELECT run_id FROM runs"
                        .formatted(store.location(), runId)));
  }

  private static List<StoredRow> rows(Store store, StoredTable table, String file) {
    try {
      return table.rows(file);
    } catch (BrokenChunkException e) {
      throw StoredTable.unusable(store, file, e.getMessage());
    }
  }
}
