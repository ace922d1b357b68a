package initsweep.sql;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import initsweep.folder.Completion;
import initsweep.folder.FolderNames;
import initsweep.folder.Manifest;
import initsweep.folder.Manifests;
import initsweep.folder.PageSettings;
import initsweep.report.Language;
import initsweep.report.Page;
import initsweep.report.Report;
import initsweep.report.Section;
import initsweep.report.Smoothing;
import initsweep.run.RunKey;
import initsweep.sql.charts.AxesView;
import initsweep.sql.charts.BornDeadView;
import initsweep.sql.charts.DepthScalesView;
import initsweep.sql.charts.RankedCellsView;
import initsweep.sql.charts.ShownView;
import initsweep.sql.views.AnswerSetting;
import initsweep.sql.views.CalibrationView;
import initsweep.sql.views.ClaimsView;
import initsweep.sql.views.RunViews;
import initsweep.sql.views.SqlResource;
import initsweep.sql.views.StatisticsViews;
import initsweep.sql.views.StudiesOfRuns;
import initsweep.sql.views.TuningRuns;
import initsweep.sql.views.TuningViews;
import initsweep.statistics.Studies;
import initsweep.statistics.samples.Interval;
import initsweep.statistics.tuning.Tuned;
import initsweep.storage.Store;
import initsweep.storage.StoreLocation;
import initsweep.theory.InputMoments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Writes the report of an output folder: runs the queries of its sections and renders the page. */
public final class SweepReport {
  /** Relative to the output folder. */
  public static final String FILE = FolderNames.REPORT;

  private static final int SECTIONS_AT_A_TIME = 4;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final UDF2<Seq<Float>, Integer, List<Double>> SMOOTH =
      (curve, step) -> Smoothing.of(CollectionConverters.asJava(curve), step);

  private static final DataType ENDS = DataType.fromDDL("STRUCT<low: DOUBLE, high: DOUBLE>");

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
  private final StoreLocation location;
  private final Language language;
  private final Studies studies;
  private final Tuned tuned;

  private SweepReport(
      SparkSession spark, StoreLocation location, Language language, Studies studies, Tuned tuned) {
    this.spark = spark;
    this.location = location;
    this.language = language;
    this.studies = studies;
    this.tuned = tuned;
  }

  /**
   * Writes the page, replacing an earlier one.
   *
   * @throws initsweep.storage.StoreException if there are no results, or the page cannot be written
   */
  public static void write(SparkSession spark, StoreLocation location, Language language) {
    try (Store store = location.open(spark.sparkContext().hadoopConfiguration())) {
      List<Manifest> manifests = Manifests.require(store);
      Optional<Completion> completion = Completion.read(store);
      JsonNode sweep = PageSettings.sweep(store, manifests);
      Report report = of(briefly(spark), location, language, sweep, manifests, completion);
      String page =
          Page.of(report, language)
              + stamp(language, AnswerSetting.all(spark), sweep, manifests, completion);
      store.replace(FILE, page.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Whether the folder of a finished sweep already has the page that {@link #write} would write
   * with default thresholds.
   */
  public static boolean isUpToDate(Store store, Language language) {
    Optional<Completion> completion = Completion.read(store);
    List<Manifest> manifests = Manifests.require(store);
    JsonNode sweep = PageSettings.sweep(store, manifests);
    byte[] stamp =
        stamp(language, Map.of(), sweep, manifests, completion).getBytes(StandardCharsets.UTF_8);
    return completion.isPresent()
        && store
            .read(FILE)
            .filter(page -> page.length >= stamp.length)
            .map(page -> Arrays.copyOfRange(page, page.length - stamp.length, page.length))
            .filter(end -> Arrays.equals(end, stamp))
            .isPresent();
  }

  /** The last line of a page: a hash of its inputs and of the build that wrote it. */
  private static String stamp(
      Language language,
      Map<AnswerSetting, Double> settings,
      JsonNode sweep,
      List<Manifest> manifests,
      Optional<Completion> completion) {
    String sources =
        Stream.of(
                Stream.of(language, settings, sweep, completion, Program.build()),
                manifests.stream().map(Manifest::fingerprint))
            .flatMap(Function.identity())
            .map(Object::toString)
            .collect(joining("\n"));
    return "<!-- " + DigestUtils.sha256Hex(sources) + " -->\n";
  }

  /**
   * Settings for many small queries, for which code generation and adaptive planning take longer
   * than the answers.
   */
  private static SparkSession briefly(SparkSession spark) {
    SparkSession session = spark.newSession();
    AnswerSetting.apply(AnswerSetting.all(spark), session);
    session.conf().set("spark.sql.codegen.wholeStage", false);
    session.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    session.conf().set("spark.sql.adaptive.enabled", false);
    session.conf().set("spark.sql.shuffle.partitions", 1);
    session.conf().set("spark.sql.session.timeZone", "UTC");
    session.udf().register("share_interval", SHARE_INTERVAL, ENDS);
    session.udf().register("smooth", SMOOTH, DataTypes.createArrayType(DataTypes.DoubleType));
    return session;
  }

  private static Report of(
      SparkSession spark,
      StoreLocation location,
      Language language,
      JsonNode sweep,
      List<Manifest> manifests,
      Optional<Completion> completion) {
    RunViews.registerForMany(spark, location, "theory");
    Tuned tuned = TuningRuns.read(spark);
    Studies studies = StudiesOfRuns.read(spark, tuned);
    StatisticsViews.register(spark, studies, tuned.chosen());
    TuningViews.register(spark, studies, tuned);
    CalibrationView.register(spark);
    AxesView.register(spark, studies.keys(), RankedCellsView.register(spark, studies));
    ShownView.register(spark, sweep.path("show").path("metric").textValue());
    BornDeadView.register(spark, InputMoments.of(manifests.get(0).inputs()).features());
    if (studies.keys().varying().contains(RunKey.HIDDEN)) {
      DepthScalesView.register(spark);
    }
    return new SweepReport(spark, location, language, studies, tuned)
        .report(sweep, manifests, completion);
  }

  private Report report(JsonNode sweep, List<Manifest> manifests, Optional<Completion> completion) {
    List<Section> sections =
        Section.all().stream()
            .filter(section -> section.axis().map(this::varies).orElse(true))
            .toList();
    List<Report.Content> contents =
        together(sections, section -> content(section, sweep, manifests, completion)).stream()
            .filter(content -> !content.isEmpty())
            .toList();
    return new Report(
        sweep.path("name").asText(),
        sweep.path("question").asText(),
        sweep.get("show"),
        language.sentence(Headlines.of(spark, studies, tuned)),
        studies.keys().series().toString(),
        facts(),
        contents);
  }

  /**
   * Computes several sections at a time: one by one, each would leave all cores but one idle. The
   * threads inherit the class loader of the plug-ins.
   */
  private static List<Report.Content> together(
      List<Section> sections, Function<Section, Report.Content> content) {
    ExecutorService threads = Executors.newFixedThreadPool(SECTIONS_AT_A_TIME);
    try {
      List<CompletableFuture<Report.Content>> asked =
          sections.stream()
              .map(section -> CompletableFuture.supplyAsync(() -> content.apply(section), threads))
              .toList();
      return asked.stream().map(CompletableFuture::join).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private Report.Content content(
      Section section, JsonNode sweep, List<Manifest> manifests, Optional<Completion> completion) {
    return switch (section.id()) {
      case "sweep" -> new Report.Content(section, List.of(), sweep.toPrettyString());
      case "provenance" ->
          new Report.Content(
              section, Provenance.rows(spark, location, language, manifests, completion), null);
      case "calibration" -> CalibrationSection.of(section, rows(section.query()), language);
      case "claims" -> ClaimsView.content(spark, section, language);
      default -> new Report.Content(section, rows(section.query()), null);
    };
  }

  private boolean varies(String key) {
    return studies.keys().varying().stream().anyMatch(varying -> varying.toString().equals(key));
  }

  private List<JsonNode> rows(String query) {
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

  /** The numbers of runs, cells and seeds. */
  private String facts() {
    Row counts =
        spark
            .sql(
                "SELECT count(*), count(DISTINCT place), count(DISTINCT seed) FROM runs JOIN"
                    + " ranked_cells USING (run_id)")
            .head();
    String shared =
        studies.keys().shared().entrySet().stream()
            .filter(
                entry ->
                    entry.getKey() instanceof RunKey<?> key && isSpelled(key, entry.getValue()))
            .map(Map.Entry::toString)
            .collect(joining(", "));
    return language.facts(counts.getLong(0), counts.getLong(1), counts.getLong(2)) + ". " + shared;
  }

  /** As in a configuration, later keys are left out where they have their default. */
  private static boolean isSpelled(RunKey<?> key, String value) {
    return RunKey.ALWAYS_WRITTEN.contains(key) || !key.isDefault(value);
  }
}
