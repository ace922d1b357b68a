package initsweep.sql;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import initsweep.claims.Claim.Judgement;
import initsweep.lesson.Lessons;
import initsweep.report.Language;
import initsweep.report.Report;
import initsweep.report.Section;
import initsweep.report.Smoothing;
import initsweep.report.Unfinished;
import initsweep.run.Interruption;
import initsweep.run.RunKey;
import initsweep.sql.charts.LabelledRunsView;
import initsweep.sql.charts.NetworkViews;
import initsweep.sql.claims.ClaimsView;
import initsweep.sql.views.CalibrationView;
import initsweep.sql.views.NetworkKinds;
import initsweep.sql.views.RunCells;
import initsweep.sql.views.RunSeeds;
import initsweep.sql.views.RunViews;
import initsweep.sql.views.SqlResource;
import initsweep.sql.views.StatisticsViews;
import initsweep.sql.views.StudiesOfRuns;
import initsweep.sql.views.TuningViews;
import initsweep.statistics.Headline;
import initsweep.statistics.samples.Interval;
import initsweep.theory.InputMoments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.apache.commons.lang3.concurrent.Memoizer;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Reads the content of a report: runs the queries of its sections. */
final class ReportReader {
  private static final int QUERIES_AT_A_TIME = 4;
  private static final String CLAIMS = "claims";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final UDF2<Seq<Float>, Integer, List<Double>> SMOOTH =
      (curve, step) -> Smoothing.of(CollectionConverters.asJava(curve), step);

  private static final DataType ENDS = DataType.fromDDL("STRUCT<low: DOUBLE, high: DOUBLE>");

  private static final String STATUSES =
      "SELECT count(*), count_if(status = 'diverged'), count_if(status = 'failed') FROM runs";

  /** Wilson's interval of a share. */
  private static final UDF2<Long, Long, Row> SHARE_INTERVAL =
      (successes, of) -> {
        if (successes == null || of == 0) {
          return null;
        }
        Interval interval = Interval.ofShare(successes.intValue(), of.intValue());
        return RowFactory.create(interval.low(), interval.high());
      };

  private final SparkSession spark;
  private final ReportedFolders folders;
  private final Language language;
  private final StudiesOfRuns runs;

  /** Of queries that several sections show, which are asked once. */
  private final Memoizer<String, List<JsonNode>> answers =
      new Memoizer<>((Function<String, List<JsonNode>>) this::ask);

  private ReportReader(
      SparkSession spark, ReportedFolders folders, Language language, StudiesOfRuns runs) {
    this.spark = spark;
    this.folders = folders;
    this.language = language;
    this.runs = runs;
  }

  /**
   * Queries are asked several at a time: one by one, each would leave all cores but one idle. The
   * threads inherit the class loader of the plug-ins.
   *
   * @param every how often the page of an unfinished sweep is written; null if nothing does
   */
  static Report read(
      SparkSession callers, ReportedFolders folders, Language language, Duration every) {
    SparkSession spark = session(callers, folders);
    RunViews.register(spark, folders.locations(), "");
    ExecutorService threads = Executors.newFixedThreadPool(QUERIES_AT_A_TIME);
    try {
      CompletableFuture<StudiesOfRuns> runs =
          CompletableFuture.supplyAsync(() -> studies(spark, folders), threads);
      // Claims take longest, and most only need the runs themselves.
      CompletableFuture<List<Judgement>> claims =
          CompletableFuture.supplyAsync(
              () -> ClaimsView.judgements(spark, () -> runs.join().tuned()), threads);
      Report report =
          new ReportReader(spark, folders, language, runs.join()).report(every, claims, threads);
      return Lessons.added(report, folders.experiment(), language);
    } catch (CompletionException e) {
      throw ExceptionUtils.<RuntimeException>rethrow(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  /** The runs in cells, with which the views of the sections are registered. */
  private static StudiesOfRuns studies(SparkSession spark, ReportedFolders folders) {
    RunCells cells = RunCells.of(spark);
    StudiesOfRuns runs = StudiesOfRuns.of(cells);
    StatisticsViews.register(runs);
    if (runs.tuned().plan().isTuned()) {
      TuningViews.register(runs);
    }
    CalibrationView.register(cells);
    NetworkKinds networks = NetworkKinds.of(cells, folders.manifests());
    LabelledRunsView.register(
        runs, networks, folders.sweep().path("show").path("metric").textValue());
    NetworkViews.register(
        spark, networks, folders.manifests(), cells.keys().varying().contains(RunKey.HIDDEN));
    return runs;
  }

  private Report report(
      Duration every, CompletableFuture<List<Judgement>> claims, ExecutorService threads) {
    CompletableFuture<Headline> headline =
        CompletableFuture.supplyAsync(() -> Headlines.of(runs), threads);
    List<Report.Content> contents = contents(claims, threads);
    JsonNode sweep = folders.sweep();
    return new Report(
        folders.name(),
        sweep.path("question").asText(),
        sweep.get("show"),
        language.sentence(headline.join()),
        runs.cells().keys().series().toString(),
        facts(),
        List.copyOf(runs.seeds().all()),
        folders.isFinished() ? null : unfinished(every),
        contents);
  }

  private List<Report.Content> contents(
      CompletableFuture<List<Judgement>> claims, ExecutorService threads) {
    List<CompletableFuture<Report.Content>> contents =
        Section.all().stream()
            .filter(this::isOfThisSweep)
            .map(
                section ->
                    section.id().equals(CLAIMS)
                        ? claims.thenApply(each -> ClaimsView.content(each, section, language))
                        : CompletableFuture.supplyAsync(() -> content(section), threads))
            .toList();
    return contents.stream()
        .map(CompletableFuture::join)
        .filter(content -> !content.isEmpty())
        .toList();
  }

  private boolean isOfThisSweep(Section section) {
    return section.varying().map(this::varies).orElse(true)
        && (runs.tuned().plan().isTuned() || !section.isOfTuning())
        && !(section.isOfIncomplete() && runs.areCompleted())
        && section.unless().entrySet().stream().noneMatch(this::isShared);
  }

  private Unfinished unfinished(Duration every) {
    Row counts = spark.sql(STATUSES).head();
    return folders.unfinished(counts.getLong(0), counts.getLong(1), counts.getLong(2), every);
  }

  private static SparkSession session(SparkSession spark, ReportedFolders folders) {
    SparkSession session = BriefSession.over(spark, folders.locations());
    session.conf().set("spark.sql.session.timeZone", "UTC");
    session.udf().register("share_interval", SHARE_INTERVAL, ENDS);
    session.udf().register("smooth", SMOOTH, DataTypes.createArrayType(DataTypes.DoubleType));
    return session;
  }

  private Report.Content content(Section section) {
    return switch (section.id()) {
      case "folders" -> FolderDifferences.content(spark, section, folders, language);
      case "sweep" -> new Report.Content(section, List.of(), folders.sweepText());
      case "provenance" ->
          new Report.Content(section, Provenance.rows(spark, folders, language), null);
      case "activations" ->
          new Report.Content(section, InitialPictures.activations(rows(section.query())), null);
      case "weights", "normals" -> new Report.Content(section, weights(section), null);
      case "calibration" -> CalibrationSection.of(section, rows(section.query()), language);
      default -> new Report.Content(section, rows(section.query()), null);
    };
  }

  private List<JsonNode> weights(Section section) {
    return InitialPictures.weights(rows(section.query()), InputMoments.of(folders.last().inputs()));
  }

  private boolean isShared(Map.Entry<String, String> value) {
    return runs.cells().shared().entrySet().stream()
        .filter(shared -> shared.getKey().toString().equals(value.getKey()))
        .anyMatch(shared -> shared.getValue().equals(value.getValue()));
  }

  private boolean varies(String key) {
    return runs.cells().keys().varying().stream()
        .anyMatch(varying -> varying.toString().equals(key));
  }

  private List<JsonNode> rows(String query) {
    try {
      return answers.compute(query);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interruption();
    }
  }

  private List<JsonNode> ask(String query) {
    List<JsonNode> rows = new ArrayList<>();
    RunQuery.of(spark, SqlResource.read(query)).jsonList().forEach(row -> rows.add(json(row)));
    return rows;
  }

  private static JsonNode json(String row) {
    try {
      return JSON.readTree(row);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Spark writes JSON", e);
    }
  }

  /** The numbers of runs, cells and seeds, and the settings that all runs share. */
  private String facts() {
    String shared =
        runs.cells().keys().shared().entrySet().stream()
            .filter(
                entry ->
                    entry.getKey() instanceof RunKey<?> key && isSpelled(key, entry.getValue()))
            .map(Map.Entry::toString)
            .collect(joining(", "));
    RunSeeds seeds = runs.seeds();
    String numbers = language.facts(seeds.runs(), seeds.cells(), seeds.all().size());
    return language.text("facts.shared", Map.of("facts", numbers, "shared", shared));
  }

  /** As in a configuration, later keys are left out where they have their default. */
  private static boolean isSpelled(RunKey<?> key, String value) {
    return RunKey.ALWAYS_WRITTEN.contains(key) || !key.isDefault(value);
  }
}
