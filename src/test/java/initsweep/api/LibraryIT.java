package initsweep.api;

import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.spark.SmallSweep;
import initsweep.table.DuckDb;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps and their results on a session that somebody else has started and goes on using. */
class LibraryIT {
  @TempDir static Path folder;
  private static SparkSession spark;
  private static SmallSweep small;
  private static SweepOutcome first;

  @BeforeAll
  static void sweep() {
    spark = SmallSweep.session("local[2]");
    small = SmallSweep.in(folder);
    first = InitSweep.on(spark).sweep(yaml("first")).out(out("first")).run();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static String out(String name) {
    return folder.resolve(name).toString();
  }

  private static String yaml(String name) {
    return """
        name: %s
        data: %s
        run: {hidden: "[16]", iterations: 20, lr: 0.5, batch: 64}
        grid: {init: [0.01, xavier, he], seed: 0..3}
        probe: {at: [0, 10, last], inputs: 400000}
        evaluate: {every: 5}
        """
        .formatted(name, folder.resolve("images"));
  }

  @Test
  void aSweepGivesTheTableThatTheCommandGives() {
    assertThat(first)
        .returns(12L, SweepOutcome::runs)
        .returns(12L, SweepOutcome::computed)
        .returns(0L, SweepOutcome::failed)
        .returns(out("first"), SweepOutcome::folder);
    small.run(spark, "command"); // which calls the folder of the images by another name
    assertThat(results("first")).hasSize(12).isEqualTo(results("command"));
    assertThat(first.remarks()).anySatisfy(remark -> assertThat(remark).contains("probe.inputs"));
  }

  private static List<Map<String, Object>> results(String name) {
    return DuckDb.query(
        folder.resolve(name + "/runs/*.parquet"),
        "SELECT run_id, test_loss, CAST(train_loss AS VARCHAR) FROM TABLE ORDER BY run_id");
  }

  @Test
  void aFinishedSweepIsLeftAsItIsAndOverridesMakeAnother() {
    SweepBuilder sweep = InitSweep.on(spark).sweep(yaml("first"));
    assertThat(sweep.out(out("first")).run())
        .returns(0L, SweepOutcome::computed)
        .returns(first.digest(), SweepOutcome::digest);
    assertThat(sweep.set("seed=0..1").out(out("shorter")).run())
        .returns(6L, SweepOutcome::computed);
    assertThat(sweep.extend().set("seed=0..4").out(out("first2")).run().runs()).isEqualTo(15);
  }

  @Test
  void progressIsToldUntilAllRunsAreDurable() {
    List<SweepProgress> told = new ArrayList<>();
    InitSweep.on(spark).sweep(yaml("told")).onProgress(told::add).out(out("told")).run();
    assertThat(told).extracting(SweepProgress::done).isSorted().contains(12L);
    assertThat(told).extracting(SweepProgress::planned).containsOnly(12L);
  }

  @Test
  void viewsAndQuestionsAnswerAsDuckDbDoes() {
    Results results = InitSweep.open(spark, out("first"));
    Map<String, Object> theirs =
        DuckDb.query(
                folder.resolve("first/runs/*.parquet"),
                "SELECT avg(test_accuracy) AS mean FROM TABLE WHERE init = 'he'")
            .get(0);
    assertThat(
            results
                .view("summary")
                .where("metric = 'test_accuracy' AND init = 'he'")
                .first()
                .<Double>getAs("mean"))
        .isCloseTo((Double) theirs.get("mean"), org.assertj.core.data.Offset.offset(1e-12));
    assertThat(results.query("SELECT count(*) AS n FROM runs").first().getLong(0)).isEqualTo(12);
    assertThat(results.query("accuracy-by-cell").count()).isEqualTo(3);
    assertThat(List.of("runs", "cells", "theory", "choices"))
        .allSatisfy(view -> assertThat(results.view(view).columns()).isNotEmpty());
  }

  @Test
  void theCallersViewsSettingsAndOutputStayAsTheyWere() {
    spark.range(3).createOrReplaceTempView("runs");
    Map<String, String> settings =
        scala.jdk.javaapi.CollectionConverters.asJava(spark.conf().getAll());
    String printed =
        printedBy(
            () -> {
              InitSweep.on(spark).sweep(yaml("quiet")).out(out("quiet")).run();
              Results results = InitSweep.open(spark, out("quiet"));
              assertThat(results.query("compare").count()).isPositive();
              assertThat(results.writeReport("ja")).isEqualTo(out("quiet") + "/report.html");
            });
    assertThat(printed).isEmpty();
    assertThat(spark.table("runs").count()).isEqualTo(3);
    assertThat(Results.views())
        .filteredOn(view -> spark.catalog().tableExists(view))
        .containsExactly("runs");
    assertThat(scala.jdk.javaapi.CollectionConverters.asJava(spark.conf().getAll()))
        .isEqualTo(settings);
    assertThat(spark.sparkContext().isStopped()).isFalse();
    assertThat(folder.resolve("quiet/report.html")).content().contains("lang=\"ja\"");
  }

  @Test
  void answersHonourTheSettingsOfTheSession() {
    spark.conf().set("spark.sql.session.timeZone", "Asia/Tokyo");
    try {
      Dataset<Row> hour =
          InitSweep.open(spark, out("first"))
              .query("SELECT current_timezone() AS zone, count(*) FROM runs");
      assertThat(hour.first().getString(0)).isEqualTo("Asia/Tokyo");
    } finally {
      spark.conf().set("spark.sql.session.timeZone", "UTC");
    }
  }

  /** What a job of the caller's waits for, in the same JVM since the master is local. */
  private static final CountDownLatch SWEPT = new CountDownLatch(1);

  @Test
  void aJobOfTheCallersThatRunsMeanwhileIsNotCancelled() {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    CompletableFuture<Long> theirs =
        CompletableFuture.supplyAsync(
            () -> context.parallelize(List.of(1), 1).filter(one -> awaitSwept()).count());
    InitSweep.on(spark).sweep(yaml("beside")).out(out("beside")).run();
    SWEPT.countDown();
    assertThat(theirs.join()).isEqualTo(1);
  }

  private static boolean awaitSwept() throws InterruptedException {
    SWEPT.await();
    return true;
  }

  @Test
  void whatGoesWrongIsAProblemWithAMessageThatHelps() {
    InitSweep sweeps = InitSweep.on(spark);
    assertThat(
            List.of(
                problem(() -> sweeps.sweep("name: [").run()),
                problem(() -> sweeps.sweep(yaml("first")).set("init=hee").run()),
                problem(() -> sweeps.sweep(yaml("first")).set("data=nowhere").out(out("x")).run()),
                problem(() -> sweeps.sweep(yaml("first")).set("lr=0.1").out(out("first")).run()),
                problem(() -> InitSweep.open(spark, out("first")).view("sumary")),
                problem(() -> InitSweep.open(spark, out("first")).query("DROP TABLE runs")),
                problem(() -> InitSweep.open(spark, out("first")).writeReport("fr")),
                problem(() -> InitSweep.open(spark, out("none")).view("runs")),
                problem(() -> InitSweep.open(spark, " "))))
        .extracting(InitSweepException::problem)
        .containsExactly(
            Problem.INVALID,
            Problem.INVALID,
            Problem.BAD_DATA,
            Problem.FOREIGN_OUTPUT,
            Problem.INVALID,
            Problem.INVALID,
            Problem.INVALID,
            Problem.STORAGE,
            Problem.INVALID);
    assertThatThrownBy(() -> InitSweep.open(spark, out("first")).view("sumary"))
        .hasMessageContaining("did you mean summary?");
  }

  @Test
  void anInterruptIsAProblemAndTheSameCallGoesOn() {
    SweepBuilder sweep = InitSweep.on(spark).sweep(yaml("stopped")).out(out("stopped"));
    InitSweepException stopped =
        problem(() -> sweep.onProgress(each -> Thread.currentThread().interrupt()).run());
    assertThat(Thread.interrupted()).as("the flag stays set").isTrue();
    assertThat(stopped.problem()).isEqualTo(Problem.INTERRUPTED);
    assertThat(sweep.onProgress(each -> {}).run().runs()).isEqualTo(12);
    assertThat(results("stopped")).isEqualTo(results("first"));
  }

  @Test
  void aFileThatIsDamagedIsNamed() throws IOException {
    InitSweep.on(spark).sweep(yaml("damaged")).out(out("damaged")).run();
    Path file;
    try (Stream<Path> files = Files.list(folder.resolve("damaged/runs"))) {
      file = files.filter(each -> each.toString().endsWith(".parquet")).min(naturalOrder()).get();
    }
    byte[] content = Files.readAllBytes(file);
    Arrays.fill(content, 10, content.length / 2, (byte) -1);
    Files.write(file, content);
    Results results = InitSweep.open(spark, out("damaged"));
    assertThat(
            List.of(
                problem(() -> results.view("summary")), problem(() -> results.writeReport("en"))))
        .allSatisfy(
            problem -> {
              assertThat(problem.problem()).isEqualTo(Problem.STORAGE);
              assertThat(problem).hasMessageContaining(file.getFileName().toString());
            });
  }

  private static InitSweepException problem(Supplier<?> work) {
    try {
      throw new AssertionError("nothing was refused: " + work.get());
    } catch (InitSweepException e) {
      return e;
    }
  }

  private static String printedBy(Runnable work) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(stream);
      System.setErr(stream);
      work.run();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
