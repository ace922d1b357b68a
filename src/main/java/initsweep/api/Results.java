package initsweep.api;

import initsweep.report.Language;
import initsweep.spelling.Vocabulary;
import initsweep.sql.BuiltInQueries;
import initsweep.sql.RunQuery;
import initsweep.sql.SweepReport;
import initsweep.sql.views.RunViews;
import initsweep.sql.views.SqlResource;
import initsweep.storage.StoreLocation;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The results of a sweep as Spark sees them. */
public final class Results {
  private final SparkSession spark;
  private final StoreLocation location;

  Results(SparkSession spark, StoreLocation location) {
    this.spark = spark;
    this.location = location;
  }

  /** The names that {@link #view} knows. */
  public static List<String> views() {
    return RunViews.NAMES;
  }

  /** The names that {@link #query} knows. */
  public static List<String> questions() {
    return BuiltInQueries.NAMES;
  }

  /**
   * A view over the table as it is now. Views of statistics, such as {@code summary}, are computed
   * on the driver when they are asked for; {@code runs} is read when the answer is used.
   *
   * @throws InitSweepException INVALID if there is no such view, STORAGE if there are no results
   */
  public Dataset<Row> view(String name) {
    return Guard.run(
        () -> {
          if (!RunViews.NAMES.contains(name)) {
            throw Vocabulary.unknown(name, "a view", RunViews.NAMES);
          }
          return answer("SELECT * FROM " + name);
        });
  }

  /**
   * The answer to a question about the table as it is now.
   *
   * @param question the name of a built-in one, or a SELECT over the views
   * @throws InitSweepException INVALID if it is no SQL, names what is not there, or does more than
   *     read; STORAGE if there are no results
   */
  public Dataset<Row> query(String question) {
    return Guard.run(
        () -> {
          String name = question.strip();
          return answer(BuiltInQueries.named(name).map(SqlResource::sql).orElse(question));
        });
  }

  private Dataset<Row> answer(String sql) {
    return RunQuery.of(CallersSession.beside(spark), location, sql).dataset();
  }

  /**
   * Writes the page about the sweep into its folder, in place of an earlier one.
   *
   * @param language {@code en} or {@code ja}
   * @return where it is
   * @throws InitSweepException INVALID if it is no language of the page, STORAGE if there are no
   *     results or the page cannot be written
   */
  public String writeReport(String language) {
    return Guard.run(
        () -> {
          SweepReport.write(
              spark, location, Vocabulary.choose(Language.class, language, "a language"));
          return location.text() + "/" + SweepReport.FILE;
        });
  }
}
