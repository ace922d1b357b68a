package initsweep.sql.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import initsweep.folder.Manifests;
import initsweep.folder.Stores;
import initsweep.report.Language;
import initsweep.run.RunKey;
import initsweep.spark.SmallSweep;
import initsweep.spelling.InvalidValueException;
import initsweep.sql.BuiltInQueries;
import initsweep.sql.Headlines;
import initsweep.sql.RunQuery;
import initsweep.sql.verdicts.VerdictFunctions;
import initsweep.storage.Store;
import initsweep.storage.StoreLocation;
import initsweep.table.ChunkId;
import initsweep.table.DuckDb;
import initsweep.table.RunRow;
import initsweep.table.RunRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The statistics as queries see them; the arithmetic has its own tests. */
class StatisticsViewsIT {
  @TempDir static Path folder;
  private static SparkSession spark;
  private static SmallSweep sweep;

  @BeforeAll
  static void start() {
    spark = SmallSweep.session("local[2]");
    sweep =
        SmallSweep.in(folder).withRun("\"hidden\":\"[16]\",\"iterations\":\"20\",\"batch\":\"64\"");
    sweep
        .withGrid("\"init\":[\"0.01\",\"he\"],\"lr\":[\"0.5\"],\"seed\":\"0..6\"")
        .run(spark, "pairs");
    sweep
        .withGrid(
            "\"init\":[\"0.01\",\"he\"],\"optimizer\":[\"sgd\",\"momentum(0.9)\"],\"lr\":[\"0.1\",\"0.5\"],\"seed\":\"0..1\"")
        .run(spark, "axes");
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static StoreLocation location(String out) {
    return new StoreLocation(sweep.out(out).toString());
  }

  private static List<Map<String, Object>> duckDb(String out, String sql) {
    return DuckDb.query(sweep.out(out).resolve("runs/*.parquet"), sql);
  }

  private static List<List<Object>> rows(String out, String sql) {
    List<List<Object>> rows = new ArrayList<>();
    RunQuery.of(spark, location(out), sql).rows().forEachRemaining(rows::add);
    return rows;
  }

  private static String builtIn(String name) {
    return BuiltInQueries.named(name).orElseThrow().sql();
  }

  @Test
  void aComparisonIsPairedBySeedAsAJoinWouldPairIt() {
    Map<String, Object> joined =
        duckDb(
                "pairs",
                "SELECT avg(h.test_accuracy - s.test_accuracy) AS difference, count(*) FILTER"
                    + " (h.test_accuracy > s.test_accuracy) AS wins FROM TABLE h JOIN TABLE s USING"
                    + " (seed) WHERE h.init = 'he' AND s.init = '0.01'")
            .get(0);
    assertThat(rows("pairs", "SELECT cell, against, seeds, pairs FROM comparisons"))
        .containsExactly(List.of("he", "0.01", 7, 7), List.of("he", "0.01", 7, 7));
    List<Object> row =
        rows("pairs", "SELECT difference, wins, p_value FROM (" + builtIn("compare") + ")").get(0);
    assertThat((Double) row.get(0)).isCloseTo((Double) joined.get("difference"), within(1e-12));
    assertThat(((Integer) row.get(1)).longValue()).isEqualTo(joined.get("wins"));
    assertThat(row.get(2)).isEqualTo(2 / 128.0);
  }

  @Test
  void aSummaryIsThatOfTheCompletedRuns() {
    for (Map<String, Object> cell :
        duckDb(
            "pairs",
            "SELECT init, avg(final_loss) AS mean, stddev_samp(final_loss) AS sd,"
                + " median(final_loss) AS median, max(final_loss) AS worst FROM TABLE GROUP BY"
                + " init")) {
      List<Object> row =
          rows(
                  "pairs",
                  "SELECT mean, sd, median, worst, runs FROM summary WHERE metric = 'final_loss' AND init = '%s'"
                      .formatted(cell.get("init")))
              .get(0);
      assertThat((Double) row.get(0)).isCloseTo((Double) cell.get("mean"), within(1e-12));
      assertThat((Double) row.get(1)).isCloseTo((Double) cell.get("sd"), within(1e-12));
      assertThat((Double) row.get(2)).isCloseTo((Double) cell.get("median"), within(1e-12));
      assertThat(row.get(3)).isEqualTo(cell.get("worst"));
      assertThat(row.get(4)).isEqualTo(7);
    }
  }

  @Test
  void everyAxisThatVariesTellsCellsApart() {
    assertThat(
            rows(
                "axes",
                "SELECT DISTINCT cell, activation, init, optimizer, lr, runs FROM summary WHERE"
                    + " init = 'he' ORDER BY cell"))
        .containsExactly(
            List.of("he momentum(0.9) lr=0.1", "relu", "he", "momentum(0.9)", 0.1, 2),
            List.of("he momentum(0.9) lr=0.5", "relu", "he", "momentum(0.9)", 0.5, 2),
            List.of("he sgd lr=0.1", "relu", "he", "sgd", 0.1, 2),
            List.of("he sgd lr=0.5", "relu", "he", "sgd", 0.5, 2));
    assertThat(rows("axes", "SELECT count(*) FROM summary")).containsExactly(List.of(24L));
  }

  /** Eight cells: init against init where the rest is the same, and the best of the others. */
  @Test
  void manyCellsAreComparedWhereOnlyTheirInitDiffers() {
    List<List<Object>> rows =
        rows(
            "axes",
            "SELECT replace(replace(cell, 'he ', ''), '0.01 ', '') = replace(replace(against, 'he"
                + " ', ''), '0.01 ', '') AS alike, finding, count(*) FROM comparisons GROUP BY ALL"
                + " ORDER BY alike");
    assertThat(rows)
        .containsExactly(
            List.of(false, "too_few_seeds", 2 * 3L), List.of(true, "too_few_seeds", 2 * 4L));
  }

  /** After a larger step the same batch looks better, whatever was learned of all others. */
  @Test
  void cellsWithOtherStepsAreComparedByTheLossBeforeTheUpdate() {
    assertThat(rows("pairs", "SELECT DISTINCT metric FROM comparisons ORDER BY metric"))
        .containsExactly(List.of("final_loss"), List.of("test_accuracy"));
    assertThat(rows("axes", "SELECT DISTINCT metric FROM comparisons ORDER BY metric"))
        .containsExactly(List.of("final_loss_before_update"), List.of("test_accuracy"));
    List<Object> compared = rows("axes", builtIn("compare-loss")).get(0);
    String loss =
        "SELECT avg(final_loss_before_update) AS loss FROM TABLE"
            + " WHERE init || ' ' || optimizer || ' lr=' || lr = '%s'";
    double cell = (Double) duckDb("axes", loss.formatted(compared.get(1))).get(0).get("loss");
    double against = (Double) duckDb("axes", loss.formatted(compared.get(2))).get(0).get("loss");
    assertThat(compared.get(0)).isEqualTo("final_loss_before_update");
    assertThat((Double) compared.get(7)).isCloseTo(cell - against, within(1e-12));
  }

  @Test
  void theVarianceOfAFullGridAddsUp() {
    assertThat(rows("axes", "SELECT source FROM attribution WHERE metric = 'final_loss'"))
        .containsExactly(
            List.of("init"),
            List.of("optimizer"),
            List.of("lr"),
            List.of("interaction"),
            List.of("seed"),
            List.of("rest"));
    List<Object> row =
        rows(
                "axes",
                "SELECT sum(eta_squared), sum(sum_of_squares), every(balanced) FROM attribution"
                    + " WHERE metric = 'final_loss'")
            .get(0);
    assertThat((Double) row.get(0)).isCloseTo(1, within(1e-12));
    double total =
        (Double) duckDb("axes", "SELECT var_pop(final_loss) * 16 AS v FROM TABLE").get(0).get("v");
    assertThat((Double) row.get(1)).isCloseTo(total, within(1e-10 * total));
    assertThat(row.get(2)).isEqualTo(true);
  }

  @Test
  void runsThatDidNotCompleteAreCountedAndInNoMean() {
    Store known = Stores.at(sweep.out("known"));
    Manifests.claim(known, Manifests.read(Stores.at(sweep.out("pairs"))).get(0), false);
    Stores.folder(known)
        .publish(
            new ChunkId(1, 0), List.of(RunRows.completed(), RunRows.diverged(), RunRows.failed()));
    assertThat(
            rows(
                "known",
                "SELECT sum(runs), sum(completed), sum(diverged), sum(failed), max(mean),"
                    + " count(mean) FROM summary WHERE metric = 'test_accuracy'"))
        .containsExactly(List.of(3L, 1L, 1L, 1L, 0.875, 1L));
    assertThat(rows("known", "SELECT * FROM attribution")).isEmpty();
  }

  @Test
  void aSingleCellIsNamedByActivationAndInit() {
    sweep.withGrid("\"seed\":\"0..1\"").run(spark, "single");
    StudiesOfRuns runs = runs(location("single"));
    assertThat(runs.cells().keys().varying()).containsExactly(RunKey.ACTIVATION, RunKey.INIT);
    assertThat(Language.EN.sentence(Headlines.of(runs))).startsWith("relu he is the only cell");
    assertThat(rows("single", builtIn("compare"))).isEmpty();
  }

  @Test
  void whereNoRunCompletedTheHeadlineSaysHowTheyEnded() {
    assertThat(headline("ended", RunRows.diverged(), RunRows.failed()))
        .isEqualTo("No run completed: 1 of 2 diverged, at iteration 2, and 1 failed.");
    assertThat(headline("failed", RunRows.failed())).isEqualTo("No run completed: 1 of 1 failed.");
  }

  private static String headline(String out, RunRow... runs) {
    Store store = Stores.at(sweep.out(out));
    Manifests.claim(store, Manifests.read(Stores.at(sweep.out("pairs"))).get(0), false);
    Stores.folder(store).publish(new ChunkId(1, 0), List.of(runs));
    return Language.EN.sentence(Headlines.of(runs(location(out))));
  }

  /** Two networks, at two rates, three seeds each; at lr 1 all runs of one diverge. */
  private static final String JUDGED =
      """
      SELECT
        to_json(named_struct('init', init, 'lr', lr)) AS config, 10 AS iterations, seed, 'evaluate' AS stage, null AS rung,
        null AS validation_accuracy,
        if(init = 'he' AND lr = 1, 'diverged', 'completed') AS status,
        if(init = 'he', if(lr = 1, null, 0.9D + seed / 100D), if(lr = 1, 0.8D, 0.1D)) AS test_accuracy,
        if(init = 'he' OR seed = 0, 'healthy', 'collapsed') AS verdict, 'ok' AS gradient_verdict, false AS input_insensitive,
        1D AS rho, 0D AS drift, 0D AS saturated, 0D AS dead, 1D AS input_share,
        if(init = 'he', 1D, -3D) AS grad_log_ratio
      FROM (SELECT explode(array('he', 'xavier')) AS init)
      CROSS JOIN (SELECT explode(array(0.1D, 1D)) AS lr) CROSS JOIN (SELECT explode(array(0, 1, 2)) AS seed)
      """;

  private static List<String> calibration(Map<AnswerSetting, Double> settings) {
    SparkSession apart = spark.newSession();
    apart.sql(JUDGED).createOrReplaceTempView("runs");
    VerdictFunctions.register(apart);
    AnswerSetting.apply(settings, apart);
    CalibrationView.register(RunCells.of(apart));
    return apart
        .sql(
            "SELECT concat_ws(' ', training, evidence, verdict, networks, trained, best_cut) FROM ("
                + builtIn("calibration")
                + ") WHERE evidence IN ('verdict', 'grad_log_ratio')")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  @Test
  void whatWasSaidOfANetworkIsHeldAgainstItsTrainingAtEachRateAndAtItsBest() {
    assertThat(calibration(Map.of()))
        .containsExactly(
            "lr=0.1 verdict collapsed 1 0",
            "lr=0.1 verdict healthy 1 1",
            "lr=0.1 grad_log_ratio 2 1 2.0",
            "lr=1.0 verdict collapsed 1 0",
            "lr=1.0 verdict healthy 1 0",
            "lr=1.0 grad_log_ratio 2 0",
            "best verdict collapsed 1 0",
            "best verdict healthy 1 1",
            "best grad_log_ratio 2 1 2.0");
  }

  @Test
  void aReaderDrawsTheLineFromWhichOnANetworkHasTrained() {
    assertThat(calibration(AnswerSetting.parse(List.of("trained=0.75"))))
        .contains("lr=1.0 verdict collapsed 1 1", "best verdict collapsed 1 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trained      | has no value",
        "trianed=0.5  | did you mean trained",
        "trained=x    | \"x\"",
        "trained=0    | above 0, and 1 at most",
        "trained=85   | above 0, and 1 at most"
      })
  void aSettingThatIsNoneIsRefused(String text, String message) {
    assertThatThrownBy(() -> AnswerSetting.parse(List.of(text)))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(message);
  }

  private static StudiesOfRuns runs(StoreLocation place) {
    RunViews.register(spark, place, "SELECT * FROM runs");
    return StudiesOfRuns.of(RunCells.of(spark));
  }
}
