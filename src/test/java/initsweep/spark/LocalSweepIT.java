package initsweep.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import initsweep.folder.Compaction;
import initsweep.folder.ForeignOutputException;
import initsweep.folder.Manifests;
import initsweep.folder.Stores;
import initsweep.folder.SweepFolder;
import initsweep.kernel.Kernels;
import initsweep.ledger.Advance;
import initsweep.ledger.Outcome;
import initsweep.ledger.Progress;
import initsweep.plan.Chunk;
import initsweep.plan.SweepPlan;
import initsweep.report.Language;
import initsweep.spelling.InvalidValueException;
import initsweep.sql.RunQuery;
import initsweep.sql.SweepReport;
import initsweep.storage.FolderListing;
import initsweep.storage.Store;
import initsweep.storage.StoreLocation;
import initsweep.table.ChunkId;
import initsweep.table.DuckDb;
import initsweep.table.RunDigest;
import initsweep.table.RunRow;
import initsweep.table.RunTable;
import initsweep.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A sweep from its plan to its table: every run once, nothing twice, the same bits however it is
 * computed.
 */
class LocalSweepIT {
  @TempDir static Path folder;
  private static SparkSession spark;
  private static SmallSweep small;
  private static Outcome outcome;

  @BeforeAll
  static void sweepOnOneCoreAndThenStartTwo() {
    small = SmallSweep.in(folder);
    spark = SmallSweep.session("local[1]");
    outcome = small.run(spark, "whole");
    spark.stop();
    spark = SmallSweep.session("local[2]");
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static Path table(String out) {
    return small.out(out).resolve("runs/*.parquet");
  }

  private static List<Path> chunkFiles(String out) throws IOException {
    try (Stream<Path> files = Files.list(small.out(out).resolve("runs"))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  /** The finished sweep, copied so that a test may damage it. */
  private static void copyWholeTo(String out) throws IOException {
    try (Stream<Path> paths = Files.walk(small.out("whole"))) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Path copy = small.out(out).resolve(small.out("whole").relativize(path));
        Files.copy(path, copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  @Test
  void everyPlannedRunIsThereExactlyOnce() {
    List<Map<String, Object>> cells =
        DuckDb.query(
            table("whole"),
            "SELECT init, seed, count(*) AS n FROM TABLE GROUP BY ALL ORDER BY ALL");
    assertThat(cells).hasSize(12).allSatisfy(cell -> assertThat(cell).containsEntry("n", 1L));
    assertThat(DuckDb.value(table("whole"), "SELECT count(DISTINCT run_id) FROM TABLE"))
        .isEqualTo(12L);
    assertThat(
            DuckDb.value(table("whole"), "SELECT count(*) FROM TABLE WHERE status = 'completed'"))
        .isEqualTo(12L);
    assertThat(outcome.computed()).isEqualTo(12);
    assertThat(outcome.progress()).isEqualTo(new Progress(12, 12, 0, 0));
  }

  /** Digits of other scripts, and a language in which the capital of i is İ. */
  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "fa-IR", "tr-TR", "th-TH-u-nu-thai"})
  void noLocaleChangesWhatIsWritten(String tag) throws IOException {
    Locale before = Locale.getDefault();
    StoreLocation out = new StoreLocation(small.out(tag).toString());
    SmallSweep wider = small.withGrid("\"init\":[\"he\"],\"seed\":\"0..7\"");
    try {
      Locale.setDefault(Locale.forLanguageTag(tag));
      assertThat(small.run(spark, tag).digest()).isEqualTo(outcome.digest());
      assertThat(small.run(spark, tag).computed()).isZero();
      assertThat(new Sweep(wider.plan(), small.images(), out, true).run(spark, progress -> {}))
          .extracting(Outcome::computed)
          .isEqualTo(4L);
      Compaction.of(Stores.at(small.out(tag)), Stores.at(small.out(tag + "-compact")));
      assertThat(RunQuery.of(spark, out, "SELECT upper('init'), max(seed) FROM runs").rows().next())
          .isEqualTo(List.of("INIT", 7L));
      SweepReport.write(spark, out, Language.EN);
    } finally {
      Locale.setDefault(before);
    }
    assertThat(small.out(tag).resolve("_sweep/manifest-g02.json")).exists();
    assertThat(small.out(tag + "-compact").resolve("runs/compact-000000.parquet")).exists();
    assertThat(FolderListing.of(small.out(tag)).keySet())
        .allMatch(name -> name.matches("\\p{ASCII}*"));
    assertThat(Files.readString(small.out(tag).resolve("report.html")))
        .doesNotContainPattern("[\u0660-\u0669\u06F0-\u06F9\u0E50-\u0E59]");
    assertThat(chunkFiles("whole"))
        .allSatisfy(
            file ->
                assertThat(small.out(tag).resolve("runs").resolve(file.getFileName())).exists());
  }

  @Test
  void everyRunHasItsCurveItsEvaluationsAndItsLayers() {
    assertThat(
            DuckDb.query(
                table("whole"),
                "SELECT DISTINCT len(train_loss) AS losses, [e.iteration FOR e IN evals]::VARCHAR"
                    + " AS evals, [l.iteration FOR l IN layers]::VARCHAR AS layers FROM TABLE"))
        .containsExactly(
            Map.of("losses", 20L, "evals", "[0, 5, 10, 15, 19]", "layers", "[0, 10, 19]"));
  }

  @Test
  void theSmallSweepLearns() {
    assertThat(
            (Double)
                DuckDb.value(
                    table("whole"), "SELECT min(test_accuracy) FROM TABLE WHERE init = 'he'"))
        .isGreaterThan(0.5);
  }

  @Test
  void theDigestOfTheTableIsThatOfItsRows() {
    List<String> digests =
        DuckDb.query(table("whole"), "SELECT digest FROM TABLE").stream()
            .map(row -> (String) row.get("digest"))
            .toList();
    assertThat(outcome.digest()).isEqualTo(RunDigest.ofAll(digests));
  }

  @Test
  void successIsSaidWhenAllIsThere() {
    assertThat(small.out("whole").resolve("runs/_SUCCESS")).exists();
    assertThat(small.out("whole").resolve("_sweep/tmp")).isEmptyDirectory();
  }

  @Test
  void aSecondRunComputesNothingAndTouchesNothing() {
    Map<String, String> before = FolderListing.of(small.out("whole").resolve("runs"));
    Outcome again = small.run(spark, "whole");
    assertThat(again.computed()).isZero();
    assertThat(again.digest()).isEqualTo(outcome.digest());
    Map<String, String> after = FolderListing.of(small.out("whole").resolve("runs"));
    assertThat(after).isEqualTo(before);
  }

  @Test
  void twoDeletedChunksAreComputedAgainAndNoOther() throws IOException {
    copyWholeTo("holes");
    List<Path> chunks = chunkFiles("holes");
    assertThat(chunks).hasSizeGreaterThan(2);
    List<Path> deleted = List.of(chunks.get(0), chunks.get(chunks.size() - 1));
    long lost =
        ((Number) DuckDb.value(deleted.get(0), "SELECT count(*) FROM TABLE")).longValue()
            + ((Number) DuckDb.value(deleted.get(1), "SELECT count(*) FROM TABLE")).longValue();
    for (Path chunk : deleted) {
      Files.delete(chunk);
    }
    Map<String, String> kept = FolderListing.of(small.out("holes").resolve("runs"));
    kept.remove(""); // the folder itself gets files
    kept.remove("_SUCCESS"); // not true for a while

    Outcome again = small.run(spark, "holes");

    assertThat(again.computed()).isEqualTo(lost);
    assertThat(again.digest()).isEqualTo(outcome.digest());
    assertThat(chunkFiles("holes")).isEqualTo(chunks);
    assertThat(FolderListing.of(small.out("holes").resolve("runs"))).containsAllEntriesOf(kept);
  }

  @Test
  void aChunkCutShortIsComputedAgain() throws IOException {
    copyWholeTo("damaged");
    Path damaged = chunkFiles("damaged").get(0);
    Files.write(damaged, java.util.Arrays.copyOf(Files.readAllBytes(damaged), 1000));
    Outcome again = small.run(spark, "damaged");
    assertThat(again.digest()).isEqualTo(outcome.digest());
    assertThat(DuckDb.value(table("damaged"), "SELECT count(*) FROM TABLE")).isEqualTo(12L);
  }

  @Test
  void progressCountsOnlyWhatIsDurableAndEndsWithEverything() {
    List<Advance> seen = new CopyOnWriteArrayList<>();
    new Sweep(
            small.plan(), small.images(), new StoreLocation(small.out("watched").toString()), false)
        .run(spark, seen::add);
    assertThat(seen).extracting(Advance::runs).first().isEqualTo(new Progress(12, 0, 0, 0));
    assertThat(seen).extracting(Advance::runs).last().isEqualTo(new Progress(12, 12, 0, 0));
    assertThat(seen).hasSize(small.plan().chunks().size() + 1);
    assertThat(seen).extracting(advance -> advance.runs().done()).isSorted();
    double predicted = small.plan().chunks().stream().mapToDouble(Chunk::estimate).sum();
    assertThat(seen).extracting(Advance::secondsPlanned).containsOnly(predicted);
    assertThat(seen).extracting(Advance::secondsDone).isSorted().startsWith(0.0);
    assertThat(seen.get(seen.size() - 1).secondsDone()).isCloseTo(predicted, within(1e-9));
  }

  @Test
  void twoCoresMakeTheBitsOfOne() {
    assertThat(small.run(spark, "two cores").digest()).isEqualTo(outcome.digest());
  }

  /** Without Spark, chunks in a scrambled order and the runs of each backwards. */
  @Test
  void theOrderOfComputingDoesNotMatter() {
    SweepPlan plan = small.plan();
    Trainer trainer = new Trainer(small.images(), Kernels.best());
    List<Chunk> scrambled = new ArrayList<>(plan.chunks());
    Collections.shuffle(scrambled, new Random(1));
    List<String> digests = new ArrayList<>();
    Store store = Stores.at(small.out("scrambled"));
    Manifests.claim(store, Manifests.read(Stores.at(small.out("whole"))).get(0), false);
    SweepFolder folder = Stores.folder(store);
    for (Chunk chunk : scrambled) {
      List<RunRow> rows = new ArrayList<>();
      chunk
          .runs()
          .forEach(
              run ->
                  rows.add(
                      0,
                      new RunRow(
                          "small", RunTable.SCHEMA_VERSION, trainer.run(plan.grid().config(run)))));
      digests.add(folder.publish(new ChunkId(1, chunk.number()), rows).digest());
    }
    assertThat(RunDigest.ofAll(digests)).isEqualTo(outcome.digest());
    assertThat(small.run(spark, "scrambled").computed()).isZero();
  }

  @Test
  void anotherSweepIsToldWhatDiffersAndTouchesNothing() {
    Map<String, String> before = FolderListing.of(small.out("whole"));
    SmallSweep other = small.withRun(small.run().replace("0.5", "0.2"));
    assertThatThrownBy(() -> other.run(spark, "whole"))
        .isInstanceOf(ForeignOutputException.class)
        .hasMessageContaining("lr: the folder has [\"0.5\"], this sweep has [\"0.2\"]")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("seed"));
    assertThat(FolderListing.of(small.out("whole"))).isEqualTo(before);
  }

  @Test
  void divergenceIsARecordedResult() {
    SmallSweep wild =
        small
            .withRun(small.run().replace("0.5", "1e+6") + ",\"activation\":\"leaky_relu\"")
            .withGrid("\"seed\":\"0..1\"");
    Outcome diverged = wild.run(spark, "wild");
    assertThat(diverged.progress()).isEqualTo(new Progress(2, 2, 2, 0));
    assertThat(
            DuckDb.query(
                table("wild"),
                "SELECT status, training_verdict, diverged_at = len(train_loss) AS ends,"
                    + " final_loss, test_loss, test_accuracy, error FROM TABLE"))
        .hasSize(2)
        .allSatisfy(
            row ->
                assertThat(row)
                    .containsEntry("status", "diverged")
                    .containsEntry("training_verdict", "diverged")
                    .containsEntry("ends", true)
                    .containsEntry("final_loss", null)
                    .containsEntry("test_loss", null)
                    .containsEntry("test_accuracy", null)
                    .containsEntry("error", null));
    assertNoNan("wild");
  }

  /**
   * One step kills every ReLU and leaves huge biases behind: a finite loss, worse than any guess.
   */
  @Test
  void aLossThatExplodesButStaysFiniteIsARunThatCompletedAndDiverged() {
    SmallSweep dead =
        small.withRun(small.run().replace("0.5", "1e+6")).withGrid("\"seed\":\"0..1\"");
    dead.run(spark, "dead");
    assertThat(
            DuckDb.query(
                table("dead"),
                "SELECT DISTINCT status, training_verdict, len(train_loss) AS losses FROM TABLE"))
        .containsExactly(
            Map.of("status", "completed", "training_verdict", "diverged", "losses", 20L));
    assertNoNan("dead");
  }

  @Test
  void noNumberInTheTableIsNan() {
    assertNoNan("whole");
  }

  private static void assertNoNan(String out) {
    List<String> tables =
        List.of(
            "SELECT * FROM TABLE",
            "SELECT unnest(train_loss) AS loss FROM TABLE",
            "SELECT unnest(evals, recursive := true) FROM TABLE",
            "SELECT unnest(layers, recursive := true) FROM TABLE");
    for (String rows : tables) {
      List<String> numbers =
          DuckDb.query(table(out), "DESCRIBE " + rows).stream()
              .filter(column -> List.of("DOUBLE", "FLOAT").contains(column.get("column_type")))
              .map(column -> (String) column.get("column_name"))
              .toList();
      assertThat(numbers).isNotEmpty();
      for (String number : numbers) {
        assertThat(
                DuckDb.value(
                    table(out),
                    "SELECT count(*) FROM (%s) WHERE NOT isfinite(%s)".formatted(rows, number)))
            .as(number)
            .isEqualTo(0L);
      }
    }
  }

  /** Two layers of 65536 units have more weights than a Java array has elements. */
  @Test
  void aRunThatThrowsIsARowWithItsMessageAndTheOthersGoOn() {
    SmallSweep partly =
        small.withRun("\"iterations\":\"3\"").withGrid("\"hidden\":[\"[65536,65536]\",\"[8]\"]");
    Outcome failed = partly.run(spark, "partly");
    assertThat(failed.progress()).isEqualTo(new Progress(2, 2, 0, 1));
    assertThat(
            DuckDb.query(
                table("partly"),
                "SELECT status, error, len(train_loss) AS losses FROM TABLE ORDER BY status"))
        .satisfiesExactly(
            completed ->
                assertThat(completed)
                    .containsEntry("status", "completed")
                    .containsEntry("losses", 3L),
            row ->
                assertThat(row)
                    .containsEntry("status", "failed")
                    .containsEntry("error", "java.lang.ArithmeticException: integer overflow")
                    .containsEntry("losses", 0L));
    assertThat(partly.run(spark, "partly").computed()).isZero();
  }

  @Test
  void aBatchLargerThanTheTrainingSetIsRefusedBeforeAnythingIsWritten() {
    SmallSweep greedy = small.withRun("\"batch\":\"2001\"").withGrid("\"seed\":\"0..1\"");
    assertThatThrownBy(() -> greedy.run(spark, "greedy"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("batch 2001")
        .hasMessageContaining("2000");
    assertThat(small.out("greedy")).doesNotExist();
  }
}
