package initsweep.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import initsweep.data.DataSet;
import initsweep.data.ImageSet;
import initsweep.data.LearnableFolder;
import initsweep.folder.Compaction;
import initsweep.folder.EarlierFolder;
import initsweep.folder.ForeignOutputException;
import initsweep.folder.Manifests;
import initsweep.folder.Stores;
import initsweep.kernel.Kernels;
import initsweep.ledger.Outcome;
import initsweep.ledger.Progress;
import initsweep.ledger.Replay;
import initsweep.ledger.Verification;
import initsweep.plan.SweepPlan;
import initsweep.report.Language;
import initsweep.result.RunResult;
import initsweep.run.RunConfig;
import initsweep.spark.SmallSweep;
import initsweep.spark.Sweep;
import initsweep.spec.Grid;
import initsweep.spec.SweepJson;
import initsweep.storage.FolderListing;
import initsweep.storage.StoreLocation;
import initsweep.table.DuckDb;
import initsweep.table.RunTable;
import initsweep.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever can be done with a folder can be done with one that has fewer columns than today's. */
class EarlierVersionIT {
  private static final String SWEEP =
      "{\"name\":\"learned\",\"data\":\"learnable\","
          + "\"run\":{\"hidden\":\"[200,100]\",\"batch\":\"500\",\"iterations\":\"100\",\"activation\":\"relu\"},"
          + "\"grid\":[%s],"
          + "\"probe\":{\"at\":[0,\"last\"],\"inputs\":20,\"histogram\":{\"bins\":5}},\"evaluate\":{\"every\":30}}";
  private static final String GRID =
      "{\"init\":[\"he\",\"0.01\"],\"lr\":[\"0.1\",\"1e10\"],\"seed\":\"0..2\"}";
  private static final String ONE_MORE = "{\"init\":[\"he\"],\"lr\":[\"0.1\"],\"seed\":\"3..3\"}";

  @TempDir static Path folder;
  private static SparkSession spark;
  private static ImageSet images;

  @BeforeAll
  static void start() {
    images = LearnableFolder.images(folder.resolve("learnable"), 1000, 200);
    spark = SmallSweep.session("local[2]");
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static Path learned(String name) {
    return EarlierFolder.copy("learned", folder.resolve(name));
  }

  private static Outcome sweep(String grid, Path out, boolean extend) {
    SweepPlan plan = SweepPlan.of(new Grid(SweepJson.read(SWEEP.formatted(grid))));
    return new Sweep(plan, images, new StoreLocation(out.toString()), extend)
        .run(spark, progress -> {});
  }

  private static Path extended(String name) {
    Path out = learned(name);
    sweep(ONE_MORE, out, true);
    return out;
  }

  private static Path table(Path out) {
    return out.resolve("runs/*.parquet");
  }

  private static List<Path> chunkFiles(Path out) throws IOException {
    try (Stream<Path> files = Files.list(out.resolve("runs"))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  private static List<List<Object>> query(Path out, String sql) {
    List<List<Object>> rows = new ArrayList<>();
    RunQuery.of(spark, new StoreLocation(out.toString()), sql).rows().forEachRemaining(rows::add);
    return rows;
  }

  @ParameterizedTest
  @CsvSource({
    "learned, 12, 6, " + EarlierFolder.LEARNED_DIGEST,
    "drawn, 8, 0, " + EarlierFolder.DRAWN_DIGEST
  })
  void itIsVerifiedToTheDigestItHadThenAndNotTouched(
      String name, int runs, int diverged, String digest) {
    Path out = EarlierFolder.copy(name, folder.resolve("verified-" + name));
    Map<String, String> before = FolderListing.of(out);
    Verification.Result result = Verification.of(Stores.at(out));
    assertThat(result.faults()).isEmpty();
    assertThat(result.progress()).isEqualTo(new Progress(runs, runs, diverged, 0));
    assertThat(result.digests()).isEqualTo(Map.of("digest", digest));
    assertThat(FolderListing.of(out)).isEqualTo(before);
  }

  @Test
  void theSameSweepFindsEverythingThere() {
    Outcome outcome = sweep(GRID, learned("found"), false);
    assertThat(outcome.computed()).isZero();
    assertThat(outcome.digest()).isEqualTo(EarlierFolder.LEARNED_DIGEST);
  }

  @Test
  void aResumedOneKeepsItsColumnsAndComesToTheDigestOfTheUndisturbed() throws IOException {
    Path out = learned("resumed");
    List<Path> chunks = chunkFiles(out);
    List<String> columns = DuckDb.columns(chunks.get(0));
    Files.delete(chunks.get(1));
    Files.delete(chunks.get(4));
    Outcome outcome = sweep(GRID, out, false);
    assertThat(outcome.computed()).isEqualTo(4);
    assertThat(outcome.digest()).isEqualTo(EarlierFolder.LEARNED_DIGEST);
    assertThat(chunkFiles(out)).isEqualTo(chunks);
    for (Path chunk : chunks) {
      assertThat(DuckDb.columns(chunk)).isEqualTo(columns);
      assertThat(DuckDb.value(chunk, "SELECT max(schema_version) FROM TABLE")).isEqualTo(1);
    }
    assertThat(Verification.of(Stores.at(out)).isWhole()).isTrue();
  }

  @Test
  void aNewFolderOfTheSameSweepHasItsFingerprintAndTheDigestsOfItsRuns() {
    Path out = folder.resolve("new");
    Path earlier = learned("earlier");
    assertThat(sweep(GRID, out, false).digest()).isEqualTo(EarlierFolder.LEARNED_DIGEST);
    assertThat(Manifests.read(Stores.at(out)).get(0).fingerprint())
        .isEqualTo(Manifests.read(Stores.at(earlier)).get(0).fingerprint());
    String digests = "SELECT run_id, digest FROM TABLE ORDER BY run_id";
    assertThat(DuckDb.query(table(out), digests)).isEqualTo(DuckDb.query(table(earlier), digests));
    assertThat(
            DuckDb.query(
                table(out),
                "SELECT DISTINCT schema_version, digest_v2 IS NULL AS missing FROM TABLE"))
        .containsExactly(Map.of("schema_version", RunTable.SCHEMA_VERSION, "missing", false));
  }

  @Test
  void anExtensionHasTheNewColumnsBesideTheOldRows() {
    Path out = extended("extended");
    Verification.Result result = Verification.of(Stores.at(out));
    assertThat(result.faults()).isEmpty();
    assertThat(result.progress()).isEqualTo(new Progress(13, 13, 6, 0));
    String counts =
        "SELECT schema_version, count(*) AS runs, count(final_loss_before_update) AS losses,"
            + " count(digest_v2) AS digests FROM %s GROUP BY schema_version ORDER BY"
            + " schema_version";
    List<List<Object>> expected =
        List.of(List.of(1, 12L, 0L, 0L), List.of(RunTable.SCHEMA_VERSION, 1L, 1L, 1L));
    assertThat(query(out, counts.formatted("runs"))).isEqualTo(expected);
    String union = "read_parquet('%s', union_by_name = true)".formatted(table(out));
    assertThat(DuckDb.query(table(out), counts.formatted(union)))
        .extracting(row -> List.copyOf(row.values()))
        .isEqualTo(expected);
  }

  @Test
  void theVerdictOnTrainingIsThatOfTodaysRuleWhereItIsStored() throws IOException {
    Path out = extended("judged");
    EarlierFolder.tamper(chunkFiles(out).get(6), "'bias_only' AS training_verdict_v2");
    assertThat(
            query(
                out,
                "SELECT DISTINCT schema_version, training_verdict, training_verdict_v1 FROM runs"
                    + " WHERE training_verdict_v1 = 'learning' ORDER BY schema_version"))
        .containsExactly(
            List.of(1, "learning", "learning"),
            List.of(RunTable.SCHEMA_VERSION, "bias_only", "learning"));
    assertThat(query(out, "SELECT training_verdict FROM runs WHERE training_verdict IS NULL"))
        .isEmpty();
  }

  @Test
  void itIsQueriedAndReportedWithNothingInTheColumnsItLacks() {
    Path out = learned("asked");
    assertThat(query(out, "SELECT DISTINCT final_loss_before_update, digest_v2 FROM runs"))
        .hasSize(1)
        .first()
        .asInstanceOf(LIST)
        .containsOnlyNulls();
    assertThat(query(out, "SELECT DISTINCT metric FROM comparisons ORDER BY metric"))
        .containsExactly(List.of("test_accuracy"), List.of("test_loss"));
    SweepReport.write(spark, new StoreLocation(out.toString()), Language.EN);
    assertThat(out.resolve("report.html")).content().contains(EarlierFolder.LEARNED_DIGEST);
  }

  @Test
  void itsRunsReplayToTheBit() {
    Path out = learned("replayed");
    for (Map<String, Object> row :
        DuckDb.query(table(out), "SELECT run_id, digest FROM TABLE ORDER BY run_id LIMIT 3")) {
      Replay replay = replay(out, (String) row.get("run_id"));
      assertThat(replay.differences()).isEmpty();
      assertThat(replay.computed()).isEqualTo(row.get("digest"));
    }
  }

  private static Replay replay(Path out, String runId) {
    return Replay.of(Stores.at(out), runId, data -> images, EarlierVersionIT::train);
  }

  private static RunResult train(DataSet data, RunConfig config, boolean isApart, Duration limit) {
    return new Trainer(data, Kernels.best()).run(config);
  }

  @Test
  void aCompactedCopyHasTheColumnsOfTheNewestRows() {
    Path out = learned("loose");
    Path copy = folder.resolve("compact");
    Compaction.of(Stores.at(out), Stores.at(copy));
    assertThat(Verification.of(Stores.at(copy)).isWhole()).isTrue();
    assertThat(DuckDb.columns(table(copy))).isEqualTo(DuckDb.columns(table(out)));

    Path mixed = extended("mixed");
    Path mixedCopy = folder.resolve("compact-mixed");
    Compaction.of(Stores.at(mixed), Stores.at(mixedCopy));
    Verification.Result result = Verification.of(Stores.at(mixedCopy));
    assertThat(result.isWhole()).isTrue();
    assertThat(result.digests())
        .containsKey("digest_v2")
        .isEqualTo(Verification.of(Stores.at(mixed)).digests());
    assertThat(
            DuckDb.value(
                table(mixedCopy), "SELECT count(*) FROM TABLE WHERE digest_v2 IS NOT NULL"))
        .isEqualTo(1L);
  }

  @Test
  void aValueThatChangedInANewColumnIsSeenByVerifyAndReplay() throws IOException {
    Path out = extended("tampered");
    Path added = chunkFiles(out).get(6);
    EarlierFolder.tamper(added, "final_loss_before_update + 1 AS final_loss_before_update");
    String runId = (String) DuckDb.value(added, "SELECT run_id FROM TABLE");
    assertThat(Verification.of(Stores.at(out)).faults())
        .containsExactly(
            ("%s: run %s has a digest that does not match its" + " values")
                .formatted(added.getFileName(), runId));
    Replay replay = replay(out, runId);
    assertThat(replay.isSame()).isFalse();
    assertThat(replay.stored()).isEqualTo(replay.computed());
    assertThat(replay.differences()).containsExactly("final_loss_before_update");
  }

  @Test
  void aFolderOfALaterVersionIsRefusedByItsVersion() throws IOException {
    Path out = learned("later");
    Path manifest = out.resolve("_sweep/manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replace("\"chunks\" : 6", "\"chunks\" : 6, \"schema_version\" : 99"));
    assertThatThrownBy(() -> Verification.of(Stores.at(out)))
        .isInstanceOf(ForeignOutputException.class)
        .hasMessageContaining(
            "_sweep/manifest.json has rows of schema version 99; this InitSweep knows versions 1 to"
                + " "
                + RunTable.SCHEMA_VERSION)
        .hasMessageContaining("or a newer one");
  }
}
