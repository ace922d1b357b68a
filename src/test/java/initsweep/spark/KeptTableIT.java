package initsweep.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.data.DataSet;
import initsweep.folder.Compaction;
import initsweep.folder.ForeignOutputException;
import initsweep.folder.Stores;
import initsweep.kernel.Kernels;
import initsweep.ledger.Outcome;
import initsweep.ledger.Progress;
import initsweep.ledger.Replay;
import initsweep.ledger.Verification;
import initsweep.result.RunResult;
import initsweep.run.RunConfig;
import initsweep.spelling.InvalidValueException;
import initsweep.sql.RunQuery;
import initsweep.storage.FolderListing;
import initsweep.storage.Store;
import initsweep.storage.StoreException;
import initsweep.storage.StoreLocation;
import initsweep.table.DuckDb;
import initsweep.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be done with a table that is there: verify it, replay a run, extend it. */
class KeptTableIT {
  @TempDir static Path folder;
  private static SparkSession spark;
  private static SmallSweep small;
  private static Outcome outcome;

  @BeforeAll
  static void sweep() {
    small = SmallSweep.in(folder);
    spark = SmallSweep.session("local[2]");
    outcome = small.run(spark, "whole");
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static Store store(String out) {
    return Stores.at(small.out(out));
  }

  private static Path table(String out) {
    return small.out(out).resolve("runs/*.parquet");
  }

  private static void copyWholeTo(String out) throws IOException {
    try (Stream<Path> paths = Files.walk(small.out("whole"))) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Files.copy(path, small.out(out).resolve(small.out("whole").relativize(path)));
      }
    }
  }

  private static List<Path> chunkFiles(String out) throws IOException {
    try (Stream<Path> files = Files.list(small.out(out).resolve("runs"))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  private static Outcome extend(SmallSweep sweep, String out) {
    return new Sweep(
            sweep.plan(), sweep.images(), new StoreLocation(small.out(out).toString()), true)
        .run(spark, progress -> {});
  }

  @Test
  void aWholeTableIsVerifiedAndNotTouched() {
    Map<String, String> before = FolderListing.of(small.out("whole"));
    Verification.Result result = Verification.of(store("whole"));
    assertThat(result.progress()).isEqualTo(new Progress(12, 12, 0, 0));
    assertThat(result.files()).isEqualTo(small.plan().chunks().size());
    assertThat(result.digest()).isEqualTo(outcome.digest());
    assertThat(result.faults()).isEmpty();
    assertThat(FolderListing.of(small.out("whole"))).isEqualTo(before);
  }

  @Test
  void aMissingFileIsUnfinishedWorkAndOtherDamageIsNamed() throws IOException {
    copyWholeTo("damaged");
    List<Path> chunks = chunkFiles("damaged");
    Files.delete(chunks.get(0));
    byte[] content = Files.readAllBytes(chunks.get(1));
    content[content.length / 2] ^= 1;
    Files.write(chunks.get(1), content);
    Files.write(chunks.get(2), new byte[0]);
    Files.copy(chunks.get(3), chunks.get(3).resolveSibling("copy.parquet"));
    Files.writeString(chunks.get(3).resolveSibling("foreign.parquet"), "not Parquet");
    Files.createDirectory(chunks.get(3).resolveSibling("folder.parquet"));

    Verification.Result result = Verification.of(store("damaged"));

    assertThat(result.progress().done()).isLessThanOrEqualTo(9);
    assertThat(result.faults())
        .anyMatch(fault -> fault.startsWith(chunks.get(1).getFileName() + ": it is not a complete"))
        .anyMatch(fault -> fault.startsWith(chunks.get(2).getFileName() + ": it is not a complete"))
        .anyMatch(fault -> fault.matches(".*: run [0-9a-f]+ is present twice"))
        .anyMatch(fault -> fault.startsWith("foreign.parquet: it is not a complete"))
        .anyMatch(fault -> fault.startsWith("folder.parquet: it is a folder"))
        .anyMatch(fault -> fault.startsWith("complete.json says digest " + outcome.digest()));

    assertThat(small.run(spark, "damaged").digest()).isEqualTo(outcome.digest());
    assertThat(Verification.of(store("damaged")).faults()).isEmpty();
  }

  @Test
  void whatIsNoSweepIsNotVerified() throws IOException {
    assertThatThrownBy(() -> Verification.of(store("nowhere")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("nowhere holds no results");
    Files.createDirectories(small.out("foreign/runs"));
    Files.writeString(small.out("foreign/runs/a.parquet"), "");
    assertThatThrownBy(() -> Verification.of(store("foreign")))
        .isInstanceOf(ForeignOutputException.class)
        .hasMessageContaining("no manifest");
  }

  @Test
  void everyRunReplaysToTheBit() {
    List<Map<String, Object>> rows =
        DuckDb.query(table("whole"), "SELECT run_id, digest FROM TABLE LIMIT 3");
    for (Map<String, Object> row : rows) {
      Replay replay =
          Replay.of(
              store("whole"),
              (String) row.get("run_id"),
              data -> small.images(),
              KeptTableIT::train);
      assertThat(replay.isSame()).isTrue();
      assertThat(replay.computed()).isEqualTo(row.get("digest"));
      assertThat(replay.differences()).isEmpty();
    }
  }

  @Test
  void aCompactedCopyHasTheSameRowsInFewerFiles() throws IOException {
    int files = Compaction.of(store("whole"), store("compact"));
    assertThat(files).isEqualTo(1);
    Verification.Result copy = Verification.of(store("compact"));
    assertThat(copy.progress()).isEqualTo(new Progress(12, 12, 0, 0));
    assertThat(copy.digest()).isEqualTo(outcome.digest());
    assertThat(copy.isWhole()).isTrue();
    String rows = "SELECT * FROM TABLE ORDER BY run_id";
    assertThat(DuckDb.query(table("compact"), rows).toString())
        .isEqualTo(DuckDb.query(table("whole"), rows).toString());
    assertThat(DuckDb.columns(table("compact"))).isEqualTo(DuckDb.columns(table("whole")));
    assertThat(
            RunQuery.of(
                    spark,
                    new StoreLocation(small.out("compact").toString()),
                    "SELECT count(*) FROM theory")
                .rows())
        .toIterable()
        .hasSize(1);
    assertThatThrownBy(() -> small.run(spark, "compact"))
        .isInstanceOf(ForeignOutputException.class)
        .hasMessageContaining("compacted copy");
  }

  /** Three of its four initialisers have been redefined since. */
  @Test
  void theoryLeavesOutWhatItWouldPredictForAnotherDefinition() {
    String old = "src/test/resources/initsweep/ledger/first-definitions";
    assertThat(
            RunQuery.of(spark, new StoreLocation(old), "SELECT DISTINCT init FROM theory").rows())
        .toIterable()
        .extracting(Object::toString)
        .containsExactly("[he]");
  }

  @Test
  void aCopyGoesOnWhereItStoppedAndNeverOverSomethingElse() throws IOException {
    Compaction.of(store("whole"), store("again"));
    Files.write(small.out("again/runs/compact-000000.parquet"), new byte[10]);
    Compaction.of(store("whole"), store("again"));
    assertThat(Verification.of(store("again")).digest()).isEqualTo(outcome.digest());
    assertThatThrownBy(() -> Compaction.of(store("again"), store("whole")))
        .isInstanceOf(ForeignOutputException.class)
        .hasMessageContaining("whole is not empty");
  }

  @Test
  void aRunThatIsNotThereIsNamed() {
    assertThatThrownBy(
            () -> Replay.of(store("whole"), "123abc", data -> small.images(), KeptTableIT::train))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("no run 123abc");
  }

  @Test
  void anExtensionComputesOnlyWhatIsNewAfterFinishingWhatWasBegun() throws IOException {
    copyWholeTo("extended");
    List<Path> first = chunkFiles("extended");
    Files.delete(first.get(first.size() - 1));
    long lost = 12 - (long) DuckDb.value(table("extended"), "SELECT count(*) FROM TABLE");
    SmallSweep larger = small.withGrid("\"init\":[\"0.01\",\"xavier\",\"he\"],\"seed\":\"2..5\"");

    Outcome extended = extend(larger, "extended");

    assertThat(extended.progress()).isEqualTo(new Progress(18, 18, 0, 0));
    assertThat(extended.computed()).isEqualTo(6 + lost);
    assertThat(chunkFiles("extended")).containsAll(first);
    assertThat(
            DuckDb.query(
                table("extended"),
                "SELECT init, seed, count(*) AS n FROM TABLE GROUP BY ALL HAVING n = 1"))
        .hasSize(18);
    assertThat(Verification.of(store("extended")).faults()).isEmpty();

    // Both sweeps now find everything there, and the larger one extends nothing any more.
    assertThat(small.run(spark, "extended").computed()).isZero();
    assertThat(larger.run(spark, "extended").digest()).isEqualTo(extended.digest());
    assertThat(extend(larger, "extended").computed()).isZero();
    assertThat(small.out("extended/_sweep/manifest-g02.json")).exists();
    assertThat(small.out("extended/_sweep/manifest-g03.json")).doesNotExist();
  }

  @Test
  void anExtensionThatHasNothingNewAddsNothing() throws IOException {
    copyWholeTo("same");
    Outcome same = extend(small.withGrid("\"init\":[\"he\"],\"seed\":\"0..3\""), "same");
    assertThat(same.computed()).isZero();
    assertThat(same.digest()).isEqualTo(outcome.digest());
    assertThat(small.out("same/_sweep/manifest-g02.json")).doesNotExist();
  }

  @Test
  void otherDataExtendNothingAndTouchNothing() {
    Map<String, String> before = FolderListing.of(small.out("whole"));
    SmallSweep others = SmallSweep.of(folder.resolve("others"), 1999);
    assertThatThrownBy(() -> extend(others, "whole"))
        .isInstanceOf(ForeignOutputException.class)
        .hasMessageContaining("data: ")
        .hasMessageContaining("only another grid can be added with --extend");
    assertThat(FolderListing.of(small.out("whole"))).isEqualTo(before);
  }

  private static RunResult train(DataSet data, RunConfig config, boolean isApart, Duration limit) {
    return new Trainer(data, Kernels.best()).run(config);
  }
}
