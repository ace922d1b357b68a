package initsweep.sql.views;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.cli.output.CellTable;
import initsweep.folder.Manifests;
import initsweep.folder.Stores;
import initsweep.plan.SweepPlan;
import initsweep.report.Language;
import initsweep.spark.SmallSweep;
import initsweep.spark.Sweep;
import initsweep.sql.BuiltInQueries;
import initsweep.sql.Headlines;
import initsweep.sql.RunQuery;
import initsweep.sql.SweepReport;
import initsweep.storage.Store;
import initsweep.storage.StoreLocation;
import initsweep.summary.SweepSummary;
import initsweep.table.ChunkId;
import initsweep.table.DuckDb;
import initsweep.table.RandomRuns;
import initsweep.table.RunRow;
import initsweep.table.RunRows;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is one cell, in every query, and every query over folders with little or odd in them. */
class CellsViewIT {
  @TempDir static Path folder;
  private static SparkSession spark;
  private static SmallSweep sweep;

  @BeforeAll
  static void start() {
    spark = SmallSweep.session("local[2]");
    sweep =
        SmallSweep.in(folder).withRun("\"hidden\":\"[8]\",\"iterations\":\"6\",\"batch\":\"16\"");
    rates("rates").run(spark, "rates");
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static SmallSweep rates(String name) {
    return sweep
        .withName(name)
        .withGrid("\"lr\":[\"0.1\",\"1e-4\",\"0.001\",\"1e10\"],\"seed\":\"0..1\"");
  }

  private static List<List<Object>> rows(String out, String sql) {
    List<List<Object>> rows = new ArrayList<>();
    RunQuery.of(spark, location(out), sql).rows().forEachRemaining(rows::add);
    return rows;
  }

  private static StoreLocation location(String out) {
    return new StoreLocation(sweep.out(out).toString());
  }

  private static String builtIn(String name) {
    return BuiltInQueries.named(name).orElseThrow().sql();
  }

  @Test
  void aCellIsAllThatVariesButTheSeedAndNumbersAreInOrderOfTheirSize() {
    assertThat(RunQuery.of(spark, location("rates"), "SELECT * FROM cells").columns())
        .containsExactly("cell", "lr", "run_id", "cell_order");
    assertThat(rows("rates", "SELECT cell, lr, count(*) FROM cells GROUP BY ALL ORDER BY lr"))
        .containsExactly(
            List.of("lr=0.0001", 1e-4, 2L),
            List.of("lr=0.001", 0.001, 2L),
            List.of("lr=0.1", 0.1, 2L),
            List.of("lr=10000000000", 1e10, 2L));
    assertThat(rows("rates", "SELECT DISTINCT cell_order, lr FROM cells ORDER BY ALL"))
        .containsExactly(List.of(1, 1e-4), List.of(2, 0.001), List.of(3, 0.1), List.of(4, 1e10));
  }

  @Test
  void everyQueryOverCellsHasOneRowOrRowsPerCellInTheirOrder() {
    for (String query : List.of("verdicts-by-cell", "layers-by-cell", "theory-by-cell")) {
      assertThat(rows("rates", "SELECT lr, runs FROM (" + builtIn(query) + ")"))
          .as(query)
          .containsExactly(
              List.of(1e-4, 2L), List.of(0.001, 2L), List.of(0.1, 2L), List.of(1e10, 2L));
    }
  }

  @Test
  void theTableHasTheCellsOfTheHeadlineInItsOrder() {
    List<String> best =
        runs(location("rates")).studies().studies().get(0).summaries().stream()
            .map(summary -> summary.cell().toString())
            .toList();
    assertThat(rows("rates", builtIn("accuracy-by-cell")))
        .extracting(row -> (String) row.get(0))
        .isEqualTo(best);
  }

  @Test
  void theLossIsThatAtTheFirstAndTheLastIterationOfEachCellAsDuckDbHasIt() {
    for (List<Object> row : rows("rates", builtIn("loss-at-iterations"))) {
      Map<String, Object> expected =
          DuckDb.query(
                  sweep.out("rates").resolve("runs/*.parquet"),
                  "SELECT count(train_loss[%1$s]) AS n, min(train_loss[%1$s]) AS lowest FROM TABLE WHERE lr = %2$s"
                      .formatted((Integer) row.get(0) + 1, row.get(2)))
              .get(0);
      assertThat(row.get(3)).isEqualTo(expected.get("n"));
      assertThat(row.get(5)).isEqualTo(expected.get("lowest"));
    }
    assertThat(
            rows("rates", "SELECT DISTINCT iteration FROM (" + builtIn("loss-at-iterations") + ")"))
        .containsExactlyInAnyOrder(List.of(0), List.of(5));
  }

  /** Else a cell would have every seed twice. */
  @Test
  void runsThatWereProbedOtherwiseAreOtherCells() {
    sweep.withGrid("\"seed\":\"0..1\"").run(spark, "probed");
    SweepPlan other =
        new SmallSweep(folder, sweep.images(), "small", sweep.run(), "\"seed\":\"0..1\"", "[0]")
            .plan();
    new Sweep(other, sweep.images(), location("probed"), true).run(spark, progress -> {});
    assertThat(
            rows(
                "probed",
                "SELECT cell, runs, completed FROM (" + builtIn("accuracy-by-cell") + ")"))
        .containsExactlyInAnyOrder(
            List.of("probe.at=[0]", 2L, 2L), List.of("probe.at=[0,10,last]", 2L, 2L));
    assertThat(rows("probed", builtIn("compare"))).hasSize(1);
  }

  static Stream<RunRow> oddRuns() {
    return Stream.of(
        RunRows.failed(),
        RunRows.divergedAtOnce(),
        RunRows.withoutSignal(),
        RunRows.ofConfig("small", RunRows.completed().result().config()));
  }

  /**
   * Without loss, evaluation or layer; with layers whose deltas are zero: a single such run each.
   */
  @ParameterizedTest
  @MethodSource("oddRuns")
  void everyQueryAndEverySectionOfThePageAnswersAboutAnOddRun(RunRow run) throws Exception {
    String out = "odd" + run.result().runId() + run.result().status();
    Store store = Stores.at(sweep.out(out));
    Manifests.claim(store, Manifests.read(Stores.at(sweep.out("rates"))).get(0), false);
    Stores.folder(store).publish(new ChunkId(1, 0), List.of(run));
    RunViews.register(spark, SweepFolders.of(location(out)), String.join(" ", RunViews.NAMES));
    for (SqlResource query : BuiltInQueries.all()) {
      assertThat(spark.sql(query.sql()).collectAsList()).as(query.name()).isNotNull();
    }
    SweepReport.write(spark, location(out), Language.EN);
    assertThat(Files.readString(sweep.out(out).resolve(SweepReport.FILE)))
        .contains("<p class=\"facts\">1 run, 1 cell, 1 seed. ");
  }

  /** The summary is the same question, answered without Spark. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theTableAndTheHeadlineAfterASweepAreThoseOfTheQueries(long seed) {
    String out = "random" + seed;
    Store store = Stores.at(sweep.out(out));
    Manifests.claim(store, Manifests.read(Stores.at(sweep.out("rates"))).get(0), false);
    List<RunRow> runs = RandomRuns.of(seed);
    for (int chunk = 0; chunk < 2; chunk++) {
      int half = runs.size() / 2;
      Stores.folder(store)
          .publish(
              new ChunkId(1, chunk),
              chunk == 0 ? runs.subList(0, half) : runs.subList(half, runs.size()));
    }

    SweepSummary summary = SweepSummary.of(store);
    StudiesOfRuns studied = runs(location(out));
    CellTable table = CellTable.of(studied.studies().areOfTraining(), location(out));

    assertThat(summary.isOfTraining()).isEqualTo(studied.studies().areOfTraining());
    assertThat(printed(to -> table.print(summary.columns(), summary.rows().iterator(), to)))
        .isEqualTo(printed(to -> table.print(spark, to)));
    assertThat(Language.EN.sentence(summary.headline()))
        .isEqualTo(Language.EN.sentence(Headlines.of(studied)));
  }

  private static String printed(Consumer<PrintWriter> printing) {
    StringWriter text = new StringWriter();
    printing.accept(new PrintWriter(text, true));
    return text.toString();
  }

  private static StudiesOfRuns runs(StoreLocation place) {
    RunViews.register(spark, place, "SELECT * FROM runs");
    return StudiesOfRuns.of(RunCells.of(spark));
  }
}
