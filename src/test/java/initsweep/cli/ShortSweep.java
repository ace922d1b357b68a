package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.data.LearnableFolder;
import initsweep.ledger.Verification;
import initsweep.storage.Store;
import initsweep.storage.StoreLocation;
import initsweep.table.DuckDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * A sweep on files that is short and still has a chunk for each run: it asks for many probes of
 * more inputs than there are, since the plan, which knows no data, then expects every run to be
 * long.
 */
record ShortSweep(Path folder, String digest) {
  /** Four, or what {@code -Dinitsweep.kills} says, as in the profile soak. */
  static final int KILLS = Integer.getInteger("initsweep.kills", 4);

  private static final int SEEDS = KILLS + 2;
  static final int RUNS = 4 * SEEDS;

  private static final String SPEC =
      """
      name: short
      data: %s
      run: {hidden: [16], iterations: 2000, lr: 0.5, batch: 64}
      grid:
        init: [0.01, xavier, he, orthogonal(1)]
        seed: 0..%s
      probe: {at: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, last], inputs: 1000000}
      """;

  /** Writes its files and runs it undisturbed. */
  static ShortSweep in(Path folder) throws IOException {
    Path data = LearnableFolder.write(folder.resolve("images"), 2000, 300);
    Files.writeString(folder.resolve("short.yaml"), SPEC.formatted(data, SEEDS - 1));
    ShortSweep sweep = new ShortSweep(folder, null);
    CommandRun ended = sweep.run("undisturbed");
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    return new ShortSweep(folder, ended.digest());
  }

  Path out(String name) {
    return folder.resolve(name);
  }

  Path table(String name) {
    return out(name).resolve("runs");
  }

  /** With folders that can be watched before the sweep makes them itself. */
  void prepare(String name) throws IOException {
    Files.createDirectories(table(name));
    Files.createDirectories(out(name).resolve(Store.TEMPORARY));
  }

  Submission start(String out, Object... options) throws IOException {
    return startTo(out(out), options);
  }

  /**
   * @param location a path, or the URI of a folder elsewhere
   */
  Submission startTo(Object location, Object... options) throws IOException {
    List<Object> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of(command(location)));
    return Submission.start(folder, arguments.toArray());
  }

  /** In this process, since nobody kills it. */
  CommandRun run(String out) {
    return CommandRun.local(command(out(out)));
  }

  Object[] command(Object location) {
    return new Object[] {"sweep", folder.resolve("short.yaml"), "--no-report", "--out", location};
  }

  /** Nothing lost, nothing doubled, nothing else, and the bits of the undisturbed sweep. */
  void assertWhole(String out) {
    try (Store store = new StoreLocation(out(out).toString()).open(new Configuration())) {
      assertWhole(store);
    }
    assertThat(
            DuckDb.query(
                table(out).resolve("*.parquet"),
                "SELECT count(*) AS n, count(DISTINCT run_id) AS ids FROM TABLE"))
        .containsExactly(Map.of("n", (long) RUNS, "ids", (long) RUNS));
  }

  void assertWhole(Store store) {
    Verification.Result found = Verification.of(store);
    assertThat(found.faults()).isEmpty();
    assertThat(found.progress().done()).isEqualTo(RUNS);
    assertThat(found.isWhole()).isTrue();
    assertThat(found.digest()).isEqualTo(digest);
    assertThat(store.list(Store.TEMPORARY)).isEmpty();
    assertThat(store.list("_sweep")).doesNotContain("lease.json");
  }
}
