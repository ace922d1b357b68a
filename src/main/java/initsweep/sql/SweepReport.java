package initsweep.sql;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import initsweep.folder.Completion;
import initsweep.folder.FolderNames;
import initsweep.folder.Manifest;
import initsweep.folder.Manifests;
import initsweep.folder.PageSettings;
import initsweep.report.Language;
import initsweep.report.Page;
import initsweep.report.Report;
import initsweep.sql.views.AnswerSetting;
import initsweep.sql.views.SweepFolders;
import initsweep.storage.Store;
import initsweep.storage.StoreLocation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.sql.SparkSession;

/** Writes the report of an output folder. */
public final class SweepReport {
  /** Relative to the output folder. */
  public static final String FILE = FolderNames.REPORT;

  private SweepReport() {}

  /**
   * Writes the page, replacing an earlier one.
   *
   * @throws initsweep.storage.StoreException if there are no results, or the page cannot be written
   */
  public static void write(SparkSession spark, StoreLocation location, Language language) {
    write(spark, location, language, PageOptions.DEFAULT);
  }

  /** The same with options. */
  public static void write(
      SparkSession spark, StoreLocation location, Language language, PageOptions options) {
    try (Store store = location.open(spark.sparkContext().hadoopConfiguration())) {
      ReportedFolders folders = folders(spark, SweepFolders.of(location));
      ReportedFolders.Folder folder = folders.each().get(0);
      String page =
          page(spark, folders, language, options)
              + stamp(
                  language,
                  AnswerSetting.all(spark),
                  folder.sweep(),
                  folder.manifests(),
                  folder.completion());
      store.replace(FILE, page.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * The page about the runs of one or several folders.
   *
   * @throws initsweep.storage.StoreException if a folder has no results
   * @throws initsweep.spelling.InvalidValueException if the runs of two folders cannot be compared
   */
  public static String page(
      SparkSession spark, SweepFolders folders, Language language, PageOptions options) {
    return page(spark, folders(spark, folders), language, options);
  }

  private static String page(
      SparkSession spark, ReportedFolders folders, Language language, PageOptions options) {
    return Page.of(
        ReportReader.read(spark, folders, language, options.every()),
        language,
        options.hasPictures());
  }

  /** The content of the page, see {@link #page}. */
  public static Report read(SparkSession spark, SweepFolders folders, Language language) {
    return ReportReader.read(spark, folders(spark, folders), language, null);
  }

  private static ReportedFolders folders(SparkSession spark, SweepFolders folders) {
    return ReportedFolders.read(folders, spark.sparkContext().hadoopConfiguration());
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
}
