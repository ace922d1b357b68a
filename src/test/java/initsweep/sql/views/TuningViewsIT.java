package initsweep.sql.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import initsweep.folder.Manifest;
import initsweep.report.Language;
import initsweep.spark.SmallSweep;
import initsweep.sql.BuiltInQueries;
import initsweep.sql.Headlines;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The views of a sweep that chooses, over rows made by hand; the arithmetic has its own tests. */
class TuningViewsIT {
  private static final String TUNE =
      """
      {"name": "fair", "tune": {"over": {"lr": ["1.0", "0.1", "0.01"]}, "by": "validation_accuracy", "seeds": "1000..1002"}}
      """;

  /**
   * he is best at 0.1 and xavier at 1, the edge; 1.0 diverges everywhere. Three tuning seeds at
   * each of three rates, then eight seeds with the chosen one.
   */
  private static final String RUNS =
      """
      WITH tuning AS (
        SELECT init, lr, seed, 'tune' AS stage, 1 AS rung, 1 AS study,
          if(init = '1.0', null, element_at(map('he0.01', 0.90D, 'he0.1', 0.97D, 'he1.0', 0.95D,
            'xavier0.01', 0.80D, 'xavier0.1', 0.96D, 'xavier1.0', 0.98D), init || lr) + (seed - 1001) / 1000D) AS score
        FROM (SELECT explode(array('he', 'xavier', '1.0')) AS init)
        CROSS JOIN (SELECT explode(array('0.01', '0.1', '1.0')) AS lr)
        CROSS JOIN (SELECT explode(array(1000, 1001, 1002)) AS seed)
      ),
      evaluation AS (
        SELECT init, lr, seed, 'evaluate' AS stage, int(null) AS rung, 1 AS study, if(init = 'he', 0.96D, 0.97D) + seed / 1000D AS score
        FROM (SELECT explode(map('he', '0.1', 'xavier', '1.0')) AS (init, lr)) CROSS JOIN (SELECT explode(sequence(0, 7)) AS seed)
      )
      SELECT
        to_json(named_struct('init', init, 'lr', lr, 'activation', 'relu')) AS config, 10 AS iterations, bigint(seed) AS seed, stage,
        rung, study, if(score IS NULL, 'diverged', 'completed') AS status, md5(init || lr || seed) AS digest,
        md5(init || lr || seed) AS run_id, if(stage = 'tune', score, null) AS validation_accuracy,
        if(stage = 'tune', 1 - score, null) AS validation_loss, if(stage = 'tune', null, score) AS test_accuracy,
        if(stage = 'tune', null, 1 - score) AS test_loss, 1 - score AS final_loss, 1 - score AS final_loss_before_update
      FROM (SELECT * FROM tuning UNION ALL SELECT * FROM evaluation)
      """;

  private static SparkSession spark;

  @BeforeAll
  static void start() throws Exception {
    spark = SmallSweep.session("local[2]");
    spark.sql(RUNS).createOrReplaceTempView("runs");
    TuningSetting.keep(spark, List.of(manifest(TUNE)));
    StudiesOfRuns runs = StudiesOfRuns.of(RunCells.of(spark));
    TuningViews.register(runs);
    StatisticsViews.register(runs);
    CellsView.register(runs.cells());
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  static Manifest manifest(String sweep) throws Exception {
    ObjectMapper json = new ObjectMapper();
    return new Manifest(
        json.createObjectNode(), json.readTree(sweep), json.createObjectNode(), 1, 3);
  }

  private static List<String> rows(String sql) {
    return spark.sql(sql).collectAsList().stream().map(TuningViewsIT::text).toList();
  }

  private static String text(Row row) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      Object value = row.get(i);
      text.append(i == 0 ? "" : " ")
          .append(
              value instanceof Double number ? String.format(Locale.ROOT, "%.4f", number) : value);
    }
    return text.toString();
  }

  private static String builtIn(String name) {
    return "(" + BuiltInQueries.named(name).orElseThrow().sql() + ")";
  }

  @Test
  void eachCellHasItsChoiceItsRunnerUpAndWhereToSearchNext() {
    assertThat(
            rows(
                "SELECT cell, study, chosen, lr, mean, sd, runner_up, difference, runs, completed,"
                    + " rung, at_edge, try_next FROM "
                    + builtIn("choices")))
        .containsExactly(
            "1.0 1 null null null null null null 9 0 null null null",
            "he 1 lr=0.1 0.1000 0.9700 0.0010 lr=1.0 0.0200 9 9 1 false null",
            "xavier 1 lr=1.0 1.0000 0.9800 0.0010 lr=0.1 0.0200 9 9 1 true lr from 1 to 10");
  }

  /** 0.96 is crossed a seventh of a decade below 0.1 and half a decade above; 0.97 halfway to 1. */
  @Test
  void theRangeOfGoodRatesIsInDecadesOfTheCurve() {
    assertThat(
            rows(
                "SELECT cell, key, best, best_mean, good_decades, decades_low, cut_low, cut_high"
                    + " FROM "
                    + builtIn("sensitivity")))
        .containsExactly(
            "1.0 lr null null null null null null",
            "he lr 0.1000 0.9700 0.6429 0.6429 false false",
            "xavier lr 1.0000 0.9800 0.5000 0.5000 false true");
    assertThat(rows("SELECT size(values), means[2] FROM sensitivity WHERE cell = 'he'"))
        .containsExactly("3 0.9500");
  }

  /** he's rates have the mean 0.94 and xavier's 0.9133; of two, xavier's better one is ahead. */
  @Test
  void aBudgetNamesWhoOvertakesWhom() {
    assertThat(
            rows(
                "SELECT cell, k, expected_best, place, overtakes FROM "
                    + builtIn("budget")
                    + " WHERE cell <> '1.0'"))
        .containsExactly(
            "he 1 0.9400 1 null",
            "he 2 0.9633 2 null",
            "he 3 0.9700 2 null",
            "xavier 1 0.9133 2 null",
            "xavier 2 0.9733 1 he",
            "xavier 3 0.9800 1 null");
  }

  @Test
  void ratesAtWhichTheOrderIsAnotherOneAreListed() {
    assertThat(
            rows(
                "SELECT cell, against, difference, finding, at, difference_at, finding_at, settled"
                    + " FROM "
                    + builtIn("rank_flips")))
        .containsExactly(
            "xavier he 0.0100 space_too_small lr=0.1 -0.0100 too_few_seeds false",
            "xavier he 0.0100 space_too_small lr=0.01 -0.1000 too_few_seeds false");
    assertThat(rows(SqlResource.read("report/rank_flips").sql()))
        .as("on the page, by a held-out accuracy")
        .containsExactly(
            "xavier he 0.0100 space_too_small lr=0.01 -0.1000 null too_few_seeds not_settled",
            "xavier he 0.0100 space_too_small lr=0.1 -0.0100 null too_few_seeds not_settled");
  }

  @Test
  void onlyWhatWasEvaluatedIsComparedAndTheRateIsNoPartOfACell() {
    assertThat(rows("SELECT cell, count(*) FROM cells GROUP BY cell ORDER BY cell"))
        .containsExactly("he 8", "xavier 8");
    assertThat(rows("SELECT cell, runs FROM summary WHERE metric = 'test_accuracy'"))
        .containsExactly("xavier 8", "he 8");
    assertThat(
            rows(
                "SELECT cell, against, chosen, against_chosen, seeds, finding FROM "
                    + builtIn("compare")))
        .as("xavier's choice is at the edge")
        .containsExactly("xavier he lr=1.0 lr=0.1 8 space_too_small");
  }

  @Test
  void theHeadlineHasBothHalves() {
    assertThat(Language.EN.sentence(Headlines.of(StudiesOfRuns.of(RunCells.of(spark)))))
        .startsWith(
            "With lr=0.01 for every cell, on the held-out images of the tuning runs: he has")
        .contains(
            "With the values chosen for each (xavier lr=1.0 and he lr=0.1), on the test images:")
        .contains("For xavier, lr=1.0 is at the edge of the values tried; try 1.00 to 10.0.")
        .endsWith("Each cell chose once: the variance of choosing is not in the interval.");
  }

  @Test
  void aSweepThatChoosesNothingHasTheViewsWithoutRows() throws Exception {
    SparkSession apart = spark.newSession();
    apart.sql(RUNS).createOrReplaceTempView("runs");
    TuningSetting.keep(apart, List.of(manifest("{\"name\": \"book\"}")));
    TuningViews.register(StudiesOfRuns.of(RunCells.of(apart)));
    for (String view : List.of("choices", "sensitivity", "budget", "rank_flips")) {
      assertThat(apart.table(view).count()).as(view).isZero();
    }
    AnswerSetting.apply(Map.of(AnswerSetting.GOOD, 0.5), apart);
    TuningSetting.keep(apart, List.of(manifest(TUNE)));
    TuningViews.register(StudiesOfRuns.of(RunCells.of(apart)));
    assertThat(
            apart.sql("SELECT good_decades FROM sensitivity WHERE cell = 'he'").head().getDouble(0))
        .isEqualTo(2);
  }
}
