package initsweep.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import initsweep.folder.Manifests;
import initsweep.folder.Stores;
import initsweep.spark.SmallSweep;
import initsweep.sql.views.RunViews;
import initsweep.sql.views.SqlResource;
import initsweep.sql.views.SweepFolders;
import initsweep.storage.Store;
import initsweep.storage.StoreException;
import initsweep.storage.StoreLocation;
import initsweep.table.ChunkId;
import initsweep.table.ContractColumns;
import initsweep.table.DuckDb;
import initsweep.table.RunRow;
import initsweep.table.RunRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL over the results: Spark reads what we wrote, and every built-in question has its answer. */
class RunQueryIT {
  @TempDir static Path folder;
  private static SparkSession spark;
  private static StoreLocation small;
  private static StoreLocation known;
  private static Path smallFiles;

  @BeforeAll
  static void sweepAndWriteKnownRows() {
    spark = SmallSweep.compilingSession("local[2]");
    SmallSweep sweep = SmallSweep.in(folder);
    sweep.run(spark, "small");
    small = new StoreLocation(sweep.out("small").toString());
    smallFiles = sweep.out("small").resolve("runs/*.parquet");
    known = new StoreLocation(sweep.out("known").toString());
    List<RunRow> rows = List.of(RunRows.completed(), RunRows.diverged(), RunRows.failed());
    publish(Stores.at(sweep.out("known")), rows);
  }

  private static void publish(Store store, List<RunRow> rows) {
    Manifests.claim(store, Manifests.read(Stores.at(folder.resolve("small"))).get(0), false);
    Stores.folder(store).publish(new ChunkId(1, 0), rows);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static List<List<Object>> rows(StoreLocation location, String sql) {
    List<List<Object>> rows = new ArrayList<>();
    RunQuery.of(spark, location, sql).rows().forEachRemaining(rows::add);
    return rows;
  }

  private static List<String> columns(String view) {
    RunViews.register(spark, small, "SELECT * FROM runs");
    return Arrays.stream(spark.table(view).schema().fields())
        .map(field -> field.name() + " " + field.dataType().catalogString())
        .toList();
  }

  @Test
  void sparkSeesEveryColumnOfTheContract() {
    assertThat(columns("runs")).containsSubsequence(ContractColumns.RUNS);
  }

  @Test
  void theOtherViewsHaveTheColumnsOfTheContract() {
    assertThat(columns("curves")).isEqualTo(ContractColumns.CURVES);
    assertThat(columns("evals")).isEqualTo(ContractColumns.EVALS);
    assertThat(columns("layers")).containsSubsequence(ContractColumns.LAYERS);
  }

  @Test
  void sparkReadsTheValuesThatWereWritten() {
    RunViews.register(spark, known, "SELECT * FROM runs");
    Row row = spark.sql("SELECT * FROM runs WHERE status = 'completed'").head();
    assertThat(row.<Long>getAs("seed")).isEqualTo(1L << 40);
    assertThat(row.<Double>getAs("lr")).isEqualTo(0.01);
    assertThat(row.getList(row.fieldIndex("hidden"))).isEqualTo(List.of(20, 10));
    assertThat(row.getList(row.fieldIndex("train_loss"))).isEqualTo(List.of(2.5f, 2.25f, 0.1f));
    assertThat(row.<Boolean>getAs("input_insensitive")).isFalse();
    assertThat(row.<Object>getAs("grad_log_ratio")).isNull();
    assertThat(row.<Object>getAs("finished_at")).hasToString("2026-03-01 12:34:56.789012");
    Row layer = (Row) row.getList(row.fieldIndex("layers")).get(1);
    assertThat(layer.<Double>getAs("max")).isEqualTo(0.96875);
    assertThat(layer.<Object>getAs("cosine")).isNull();
    assertThat(layer.getList(layer.fieldIndex("hist"))).isEqualTo(List.of(1L, 5_000_000_000L, 3L));
  }

  @Test
  void aFailedRunHasEmptyListsAndNullsInSpark() {
    assertThat(
            rows(
                known,
                "SELECT size(train_loss), size(evals), size(layers), verdict, final_loss FROM runs"
                    + " WHERE status = 'failed'"))
        .containsExactly(Arrays.asList(0, 0, 0, null, null));
  }

  @Test
  void viewsUnfoldEveryElementOfTheLists() {
    assertThat(rows(small, "SELECT count(*) FROM curves")).containsExactly(List.of(12L * 20));
    assertThat(rows(small, "SELECT count(*) FROM evals")).containsExactly(List.of(12L * 5));
    assertThat(rows(small, "SELECT count(*) FROM layers")).containsExactly(List.of(12L * 3));
    assertThat(rows(small, "SELECT min(iteration), max(iteration) FROM curves"))
        .containsExactly(List.of(0, 19));
    assertThat(
            rows(
                known,
                "SELECT iteration, train_loss FROM curves WHERE seed = 2 ORDER BY iteration"))
        .containsExactly(List.of(0, 2.5f), List.of(1, 1e30f));
  }

  @Test
  void nestedValuesComeAsJsonAndNullsAreKept() {
    assertThat(rows(known, "SELECT evals FROM runs WHERE status = 'completed'"))
        .containsExactly(
            List.of(
                "[{\"iteration\":0,\"test_loss\":null,\"test_accuracy\":0.1,"
                    + "\"validation_loss\":null,\"validation_accuracy\":null,"
                    + "\"train_accuracy\":null},"
                    + "{\"iteration\":2,\"test_loss\":1.75,\"test_accuracy\":0.875,"
                    + "\"validation_loss\":1.875,\"validation_accuracy\":0.8125,"
                    + "\"train_accuracy\":0.9375}]"));
    List<String> json = new ArrayList<>();
    RunQuery.of(spark, known, "SELECT status, error FROM runs WHERE status = 'diverged'")
        .jsonRows()
        .forEachRemaining(json::add);
    assertThat(json).containsExactly("{\"status\":\"diverged\",\"error\":null}");
  }

  /** Of a run of each status, with and without nulls; nothing here throws. */
  @Test
  void everyBuiltInQueryRunsAndAsksAQuestion() {
    RunViews.register(spark, known, String.join(" ", RunViews.NAMES));
    for (SqlResource query : BuiltInQueries.all()) {
      assertThat(query.question()).as(query.name()).endsWith("?");
      assertThat(RunQuery.of(spark, query).rows()).as(query.name()).toIterable().isNotNull();
    }
    assertThat(BuiltInQueries.named("no-such-question")).isEmpty();
  }

  /** The columns that users of a question may build on; more may follow. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "accuracy-by-cell |"
            + " cell,init,runs,completed,diverged,failed,final_loss,test_accuracy,test_accuracy_sd,worst,best",
        "loss-at-iterations | iteration,cell,init,runs,loss,lowest,highest",
        "verdicts-by-cell |"
            + " cell,init,runs,verdict,share,gradient_verdict,input_insensitive,training_verdict,rho,drift",
        "layers-by-cell |"
            + " cell,init,layer,runs,mean,std,zero_share,saturated_share,input_share,cosine,delta_rms",
        "theory-by-cell |"
            + " cell,init,layer,runs,predicted_std,std,std_ratio,predicted_delta_ratio,delta_ratio",
        "jacobians-by-cell |"
            + " cell,init,layer,runs,jac_mean_sq,predicted_jac_mean_sq,jac_var_ratio,predicted_jac_var_ratio,jac_max,jac_min",
        "curvature-by-cell |"
            + " cell,init,runs,ggn_lambda,ggn_lambda_low,ggn_lambda_high,two_by_lambda,lr_times_lambda,diverged",
        "diverged-runs | run_id,cell,seed,diverged_at,initial_loss,last_finite_loss",
        "failed-runs | run_id,cell,seed,error,host,finished_at",
        "slowest-runs | run_id,cell,seed,depth,width,iterations,cpu_ms,wall_ms,host,vector_bits"
      })
  void aBuiltInQueryHasTheColumnsItPromises(String name, String columns) {
    String sql = BuiltInQueries.named(name).orElseThrow().sql();
    assertThat(RunQuery.of(spark, small, sql).columns()).containsSubsequence(columns.split(","));
  }

  @Test
  void everySqlFileIsListed() {
    String[] files = Path.of("src/main/resources/initsweep/queries").toFile().list();
    assertThat(BuiltInQueries.NAMES)
        .containsExactlyInAnyOrder(
            Arrays.stream(files).map(file -> file.replace(".sql", "")).toArray(String[]::new));
  }

  @Test
  void theLossAtAnIterationIsTheMeanOverTheSeeds() {
    List<List<Object>> answer =
        rows(small, BuiltInQueries.named("loss-at-iterations").orElseThrow().sql());
    assertThat(answer).hasSize(4 * 3).extracting(row -> row.get(0)).contains(0, 1, 18, 19);
    for (List<Object> row : answer) {
      Map<String, Object> expected =
          DuckDb.query(
                  smallFiles,
                  "SELECT count(l) AS n, avg(l) AS loss, min(l) AS lowest, max(l) AS highest FROM (SELECT train_loss[1 + %s] AS l FROM TABLE WHERE init = '%s')"
                      .formatted(row.get(0), row.get(2)))
              .get(0);
      assertThat(row.get(3)).isEqualTo(expected.get("n"));
      assertThat((Double) row.get(4)).isCloseTo((Double) expected.get("loss"), within(1e-9));
      assertThat(row.get(5)).isEqualTo(expected.get("lowest"));
      assertThat(row.get(6)).isEqualTo(expected.get("highest"));
    }
  }

  @Test
  void divergedAndFailedRunsAreCountedBesideTheOthers() {
    List<List<Object>> answer =
        rows(known, BuiltInQueries.named("accuracy-by-cell").orElseThrow().sql());
    assertThat(answer)
        .extracting(row -> row.subList(0, 6))
        .containsExactly(
            List.of("lr=0.01", 0.01, 1L, 1L, 0L, 0L),
            List.of("lr=0.5", 0.5, 1L, 0L, 0L, 1L),
            List.of("lr=1000000", 1e6, 1L, 0L, 1L, 0L));
    assertThat(rows(known, BuiltInQueries.named("diverged-runs").orElseThrow().sql())).hasSize(1);
    assertThat(rows(known, BuiltInQueries.named("failed-runs").orElseThrow().sql())).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELEC 1",
        "SELECT activatoin FROM runs",
        "SELECT * FROM rums",
        "SELECT seed FROM runs GROUP BY init",
        "SELECT seed +",
        "SELECT CAST(seed AS DECIMAL(50, 2)) FROM runs",
        "SELECT CAST(seed AS DECIMAL(99999999999)) FROM runs",
        "SELECT nosuchfunction(seed) FROM runs",
        "SELECT sum(init, seed) FROM runs",
        "",
        "SELECT 1; SELECT 2"
      })
  void aQueryThatCannotBeUnderstoodIsAnErrorOfOneOrTwoLines(String sql) {
    assertThatThrownBy(() -> RunQuery.of(spark, small, sql))
        .isInstanceOf(InvalidQueryException.class)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSizeBetween(1, 2))
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .doesNotContain("Project", "SQLSTATE", "UnresolvedRelation"));
  }

  /** Of runs one of which failed and has empty lists. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT 1/0 | try_divide",
        "SELECT initial_loss / (seed - seed) FROM runs | try_divide",
        "SELECT CAST(init AS INT) FROM runs | try_cast",
        "SELECT train_loss[99] FROM runs | The lists of a run are empty if it failed",
        "SELECT element_at(train_loss, 1) FROM runs | The lists of a run are empty if it failed",
        "SELECT element_at(layers, -1).std FROM runs | The lists of a run are empty if it failed"
      })
  void aQueryThatFailsWhileItRunsIsToldTheFunctionThatWouldNot(String sql, String remedy) {
    assertThatThrownBy(() -> rows(known, sql))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining(remedy)
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .doesNotContain("ansi.enabled", "SQLSTATE", "Views:")
                    .matches("(?s)[^\n]+(\n[^\n]+)?"));
  }

  @Test
  void twoColumnsMayHaveOneName() {
    assertThat(RunQuery.of(spark, small, "SELECT 1 AS a, 2 AS a").columns())
        .containsExactly("a", "a");
    assertThat(rows(small, "SELECT 1 AS a, array(2) AS a, 3 AS `b``.c`"))
        .containsExactly(List.of(1, "[2]", 3));
  }

  @Test
  void aFolderWithoutResultsIsNamed() {
    StoreLocation nowhere = new StoreLocation(folder.resolve("nowhere").toString());
    assertThatThrownBy(() -> RunQuery.of(spark, nowhere, "SELECT 1"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(nowhere.text());
  }

  /** Spaces, and what has a meaning in a URI or in a glob. */
  @ParameterizedTest
  @ValueSource(strings = {"brackets[1] {a,b}", "größe 100%25", "a#b?c*"})
  void aFolderMayHaveAnyName(String name) {
    Path strange = folder.resolve(name);
    for (StoreLocation location :
        List.of(
            new StoreLocation(strange.toString()), new StoreLocation(strange.toUri().toString()))) {
      publish(location.open(new Configuration()), List.of(RunRows.completed()));
      assertThat(rows(location, "SELECT seed FROM runs"))
          .as(location.text())
          .containsExactly(List.of(1L << 40));
    }
  }

  @Test
  void anotherFolderInTheSameSessionIsReadAnew() {
    assertThat(rows(small, "SELECT count(*) FROM runs")).containsExactly(List.of(12L));
    assertThat(rows(known, "SELECT count(*) FROM runs")).containsExactly(List.of(3L));
    assertThat(rows(known, "SELECT count(*) FROM curves")).containsExactly(List.of(5L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT reflect('java.lang.System', 'getProperty', 'user.home')",
        "SELECT upper(java_method('java.lang.System', 'getProperty', 'user.home'))",
        "SELECT seed FROM runs WHERE seed = (SELECT TRY_REFLECT('java.util.UUID', 'randomUUID'))",
        "WITH x AS (SELECT reflect('java.util.UUID', 'randomUUID')) SELECT * FROM x",
        "SELECT * FROM runs ORDER BY reflect('java.util.UUID', 'randomUUID')",
        "EXPLAIN SELECT reflect('java.util.UUID', 'randomUUID')",
        "SELECT IDENTIFIER('reflect')('java.util.UUID', 'randomUUID')",
        "SELECT * FROM IDENTIFIER('text.`/etc/hostname`')",
        "SELECT * FROM IDENTIFIER('text' || '.`/etc/hostname`')",
        "SELECT * FROM text.`/etc/hostname`",
        "SELECT * FROM runs JOIN binaryFile.`/etc/hostname`",
        "SELECT count(*) FROM runs WHERE EXISTS (SELECT * FROM csv.`/etc/hostname`)",
        "SELECT TRANSFORM (seed) USING 'cat' AS (x) FROM runs",
        "EXECUTE IMMEDIATE 'CREATE TABLE t AS SELECT 1'",
        "WITH x AS (SELECT 1) INSERT INTO runs SELECT * FROM x",
        "FROM runs INSERT INTO runs SELECT *",
        "INSERT OVERWRITE DIRECTORY 'gone' USING csv SELECT 1"
      })
  void whatDoesMoreThanReadTheViewsIsRefused(String sql) {
    assertThatThrownBy(() -> RunQuery.of(spark, small, sql))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("--unsafe-sql");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a.seed FROM runs a JOIN runs b USING (run_id) WHERE a.seed IN (SELECT seed FROM"
            + " curves)",
        "WITH x AS (SELECT seed FROM runs) SELECT * FROM x",
        "SELECT * FROM range(3)",
        "SELECT l.std FROM runs LATERAL VIEW explode(layers) AS l",
        "SELECT seed, row_number() OVER (PARTITION BY init ORDER BY seed) FROM runs",
        "EXPLAIN SELECT * FROM runs",
        "DESCRIBE runs",
        "VALUES (1), (2)"
      })
  void whatOnlyReadsIsAnswered(String sql) {
    assertThat(rows(small, sql)).isNotEmpty();
  }

  private static List<String> json(String sql) {
    List<String> json = new ArrayList<>();
    RunQuery.of(spark, known, sql).jsonRows().forEachRemaining(json::add);
    return json;
  }

  /** The zone of the machine is Kolkata's, five and a half hours off the session's. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TIMESTAMP '2024-05-06 07:08:09.123456' | 2024-05-06 07:08:09.123456",
        "TIMESTAMP '1582-10-04 23:00:00.5'      | 1582-10-04 23:00:00.5",
        "TIMESTAMP_NTZ '2024-05-06 07:08:09.25' | 2024-05-06 07:08:09.25",
        "DATE '0001-02-03'                      | 0001-02-03",
        "INTERVAL '1 02:03:04.000005' DAY TO SECOND | INTERVAL '1 02:03:04.000005' DAY TO SECOND",
        "INTERVAL '1-2' YEAR TO MONTH           | INTERVAL '1-2' YEAR TO MONTH",
        "make_interval(1, 0, 0, 2)              | 1 years 2 days",
        "X'00FF10'                              | AP8Q",
        "current_timezone()                     | UTC"
      })
  void aValueHasOneTextInEveryFormatWhateverTheZoneOfTheMachine(String sql, String text) {
    TimeZone before = TimeZone.getDefault();
    String zone = spark.conf().get("spark.sql.session.timeZone");
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
      spark.conf().set("spark.sql.session.timeZone", "UTC");
      assertThat(rows(known, "SELECT " + sql)).containsExactly(List.of(text));
      String nested = "named_struct('a', array(%s), 'm', map(%s, %s))".formatted(sql, sql, sql);
      String object = "{'a':['%s'],'m':{'%s':'%s'}}".replace('\'', '"').formatted(text, text, text);
      if (!sql.startsWith("make_interval")) { // which is no key of a map
        assertThat(rows(known, "SELECT " + nested)).containsExactly(List.of(object));
        assertThat(json("SELECT %s AS x, %s AS y".formatted(sql, nested)))
            .containsExactly("{\"x\":\"%s\",\"y\":%s}".formatted(text, object));
      }
    } finally {
      TimeZone.setDefault(before);
      spark.conf().set("spark.sql.session.timeZone", zone);
    }
  }

  @Test
  void numbersKeepAllTheirDigitsAndNullsTheirKeys() {
    assertThat(
            json(
                "SELECT 9007199254740993 l, 1e-7BD d, double('NaN') n, double('-Infinity') i, NULL"
                    + " u, '' e, map('k', NULL) m"))
        .containsExactly(
            "{\"l\":9007199254740993,\"d\":0.0000001,\"n\":\"NaN\",\"i\":\"-Infinity\",\"u\":null,\"e\":\"\",\"m\":{\"k\":null}}");
    assertThat(rows(known, "SELECT array(1e-7BD, NULL), NULL, ''"))
        .containsExactly(Arrays.asList("[0.0000001,null]", null, ""));
  }

  @Test
  void twoKeysOfOneNameInAJsonObjectAreRefusedWithTheRemedy() {
    String twice = "SELECT 1 a, 2 a";
    assertThat(rows(known, twice)).containsExactly(List.of(1, 2));
    assertThatThrownBy(() -> json(twice))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContainingAll("two columns are named \"a\"", "AS other_name", "--format csv");
    String inside = "SELECT map('k', array(named_struct('b', 1, 'b', 2))) x";
    for (Runnable reading : List.<Runnable>of(() -> rows(known, inside), () -> json(inside))) {
      assertThatThrownBy(reading::run)
          .isInstanceOf(InvalidQueryException.class)
          .hasMessageContainingAll("two fields of a structure are named \"b\"", "named_struct");
    }
  }

  @Test
  void aTrustedQueryMayDoMore() {
    List<Object> home = new ArrayList<>();
    RunQuery.ofTrusted(
            spark, SweepFolders.of(small), "SELECT reflect('java.lang.System', 'lineSeparator')")
        .rows()
        .forEachRemaining(home::addAll);
    assertThat(home).containsExactly(System.lineSeparator());
  }

  @ParameterizedTest
  @ValueSource(strings = {"${env:PATH}", "${spark:spark.master}", "${system:user.home}"})
  void theEnvironmentAndTheSettingsAreNotWrittenIntoAQuery(String variable) {
    String sql = "SELECT '%s'".formatted(variable);
    assertThat(rows(small, sql)).containsExactly(List.of(variable));
    assertThat(RunQuery.ofTrusted(spark, SweepFolders.of(small), sql).rows().next())
        .as("a trusted query is Spark's to read")
        .doesNotContain(variable);
  }
}
