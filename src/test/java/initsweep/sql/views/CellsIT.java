package initsweep.sql.views;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import initsweep.spark.SmallSweep;
import initsweep.sql.verdicts.VerdictFunctions;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verdicts of the report's section about the cells. */
class CellsIT {
  private static final String RUNS =
      """
      SELECT
        'relu he' AS cell, 'relu' AS setting, 'he' AS series, 1 AS place, null AS in_setting, 'completed' AS status, 0.9D AS test_accuracy, 0.2D AS final_loss,
        0.3D AS final_loss_before_update, 0.4D AS test_loss,
        verdict, gradient_verdict, boolean(input_insensitive) AS input_insensitive, 'learning' AS training_verdict,
        'rho < 0.1' AS verdict_limit, seed + 2D AS verdict_margin, 'grad_log_ratio < -6' AS gradient_limit,
        double(null) AS gradient_margin, 'input_share < 0.01' AS input_limit, 7D AS input_margin
      FROM (SELECT posexplode(array(%s)) AS (seed, judged))
      LATERAL VIEW inline(array(judged)) AS verdict, gradient_verdict, input_insensitive
      """;

  private static SparkSession spark;

  @BeforeAll
  static void start() {
    spark = SmallSweep.session("local[1]").newSession();
    VerdictFunctions.register(spark);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static Row cell(String runs) {
    spark.sql(RUNS.formatted(runs)).createOrReplaceTempView("labelled_runs");
    spark.sql("SELECT 'final_loss' AS metric").createOrReplaceTempView("summary");
    return spark.sql(SqlResource.read("report/cells").sql()).head();
  }

  @ParameterizedTest
  @CsvSource({
    "healthy, ok, false, healthy",
    "healthy, ok, true, insensitive",
    "healthy, vanishing, false, vanishing",
    "healthy, exploding, true, insensitive",
    "growing, ok, false, growing",
    "shrinking, vanishing, false, vanishing",
    "shrinking, ok, true, insensitive",
    "collapsed, vanishing, true, collapsed",
    "network_dead, vanishing, true, network_dead",
    "healthy, ok, null, healthy"
  })
  void theOverallVerdictIsTheGravest(
      String forward, String backward, String isInsensitive, String overall) {
    Row cell = cell("struct('%s', '%s', %s)".formatted(forward, backward, isInsensitive));
    assertThat(cell.<String>getAs("overall_verdict")).isEqualTo(overall);
    assertThat(cell.<Double>getAs("overall_share")).isEqualTo(1);
  }

  /** Of equally frequent verdicts the alphabetically first; runs without one count as others. */
  @ParameterizedTest
  @CsvSource({
    "'shrinking, growing', growing, 0.5",
    "'growing, shrinking, shrinking', shrinking, 0.6666666666666666",
    "'null, null, growing', growing, 0.3333333333333333",
    "'null, null', , 0"
  })
  void theVerdictOfACellIsTheMostFrequentOne(String verdicts, String verdict, double share) {
    String runs =
        Stream.of(verdicts.split(", "))
            .map(word -> word.equals("null") ? "string(null)" : "'" + word + "'")
            .map(word -> "struct(%s, 'ok', false)".formatted(word))
            .collect(joining(", "));
    Row cell = cell(runs);
    assertThat(cell.<String>getAs("verdict")).isEqualTo(verdict);
    assertThat(cell.<Double>getAs("verdict_share")).isEqualTo(share);
  }

  @ParameterizedTest
  @CsvSource({"2, healthy, 0.6666666666666666", "0, insensitive, 1"})
  void aCellIsJudgedByTheMajorityOfItsSeeds(int sensitive, String overall, double share) {
    String runs =
        "struct('healthy', 'ok', true)" + ", struct('healthy', 'ok', false)".repeat(sensitive);
    Row cell = cell(runs);
    assertThat(cell.<String>getAs("overall_verdict")).isEqualTo(overall);
    assertThat(cell.<Double>getAs("overall_share")).isEqualTo(share);
    assertThat(cell.<Double>getAs("insensitive")).isEqualTo(1.0 / (1 + sensitive));
  }
}
