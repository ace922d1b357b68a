package initsweep.sql.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.folder.Manifests;
import initsweep.folder.Stores;
import initsweep.report.Language;
import initsweep.run.RunKey;
import initsweep.spark.SmallSweep;
import initsweep.sql.BuiltInQueries;
import initsweep.sql.Headlines;
import initsweep.sql.RunQuery;
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
    assertThat((Double) compared.get(5)).isCloseTo(cell - against, within(1e-12));
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
    Studies studies = Studies.of(spark, location("single"));
    assertThat(studies.keys().varying()).containsExactly(RunKey.ACTIVATION, RunKey.INIT);
    assertThat(Language.EN.sentence(Headlines.of(spark, studies)))
        .startsWith("relu he is the only cell");
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
    return Language.EN.sentence(Headlines.of(spark, Studies.of(spark, location(out))));
  }
}
