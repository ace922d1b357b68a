package initsweep.cli;

import initsweep.cli.output.AnswerPrinter;
import initsweep.cli.output.Format;
import initsweep.cli.output.TextTable;
import initsweep.spark.Sessions;
import initsweep.spark.SubmittedText;
import initsweep.spelling.HomePath;
import initsweep.sql.BriefSession;
import initsweep.sql.BuiltInQueries;
import initsweep.sql.EarlyParsing;
import initsweep.sql.RunQuery;
import initsweep.sql.views.AnswerSetting;
import initsweep.sql.views.MergedRuns;
import initsweep.sql.views.SqlResource;
import initsweep.sql.views.SweepFolders;
import initsweep.storage.StoreLocation;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code query}: answers SQL over the results. */
@Command(
    name = "query",
    preprocessor = SqlComments.class,
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = {
      "Answer a question about a sweep in SQL over its views:",
      "  runs    one row per run",
      "  curves  (run_id, activation, init, seed, iteration, train_loss)",
      "  evals   (run_id, activation, init, seed, iteration, test_loss, test_accuracy,"
          + " validation_loss, validation_accuracy, train_accuracy)",
      "  layers  one row per run, probed iteration and hidden layer",
      "  cells   one row per run: its cell (what runs that differ only in their seed share) and the"
          + " keys that vary",
      "  theory  one row per run and hidden layer: what mean-field theory predicts",
      "  summary      one row per metric and cell",
      "  comparisons  one row per metric and pair of cells",
      "  attribution  one row per metric and source of its variance",
      "  choices, sensitivity, budget, rank_flips  what a sweep with tune chose, and"
          + " the statistics of its tuning runs",
      "  calibration  one row per verdict and number of the diagnosis: how often it was right",
      "  claims       one row per claim of the article and of the book's next sections: whether it"
          + " holds here",
      "At most 6 cells are compared in every pair. With more cells, those that differ only in"
          + " init form a group: up to 6 of a group are compared in every pair, more only with"
          + " the best of the group; and the best cell of all with the best of every other"
          + " group. p_holm is corrected for all pairs of cells, whether shown or not.",
      "Without a query, lists the built-in ones; DESCRIBE runs lists the columns of a view."
    })
final class QueryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR... [SQL|@FILE.sql|NAME]",
      hideParamSyntax = true,
      description = {
        "DIR is the output folder of a sweep, as results/book. The runs of several folders form"
            + " one table, in which each is once; folders(folder, run_id) says where it is.",
        "The question is a SELECT, @FILE.sql with one, or the name of a built-in query."
      })
  private List<String> words;

  @Option(
      names = "--format",
      description = "One of ${COMPLETION-CANDIDATES}.",
      defaultValue = "table")
  private Format format;

  @Option(
      names = "--set",
      showDefaultValue = Visibility.NEVER,
      paramLabel = "key=value",
      description =
          "Set a threshold: trained=0.85 is the test accuracy from which a network counts as"
              + " trained, in calibration; good=0.02 is the distance from the best score that"
              + " still counts as good, in sensitivity. May be repeated.")
  private List<String> settings = List.of();

  @Option(
      names = "--unsafe-sql",
      description =
          "Allow SQL that does more than read the views: commands, other files, reflect and"
              + " java_method.")
  private boolean unsafe;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (words.size() == 1) {
      list(out);
      return ExitCode.DONE;
    }
    String sql = sql(words.get(words.size() - 1));
    SweepFolders folders = folders();
    Map<AnswerSetting, Double> values = AnswerSetting.parse(settings);
    folders.requireReadable(Sessions.hadoopConfiguration());
    EarlyParsing.of(sql);
    return Sessions.with(
        "InitSweep query " + folders.locations().get(0).text(),
        own -> {
          AnswerSetting.apply(values, own);
          SparkSession spark = BriefSession.over(own, folders);
          RunQuery answer = answer(spark, folders, sql);
          if (folders.areSeveral()) {
            tellDifferences(spark, folders);
          }
          new AnswerPrinter(format, out).print(answer);
          return ExitCode.DONE;
        });
  }

  private SweepFolders folders() {
    return new SweepFolders(
        words.subList(0, words.size() - 1).stream()
            .map(word -> new StoreLocation(HomePath.expand(word, "folder")))
            .toList());
  }

  private RunQuery answer(SparkSession spark, SweepFolders folders, String sql) {
    return unsafe ? RunQuery.ofTrusted(spark, folders, sql) : RunQuery.of(spark, folders, sql);
  }

  /** On standard error, since standard output is the answer. */
  private void tellDifferences(SparkSession spark, SweepFolders folders) {
    PrintWriter err = spec.commandLine().getErr();
    MergedRuns.differences(spark, folders)
        .forEach(difference -> err.println("Differs: " + difference.text(folders)));
    long repeated = MergedRuns.repeated(spark);
    if (repeated > 0) {
      err.println(
          repeated == 1
              ? "1 run is in more than one folder and counts once."
              : repeated + " runs are in more than one folder and count once.");
    }
    err.flush();
  }

  private static void list(PrintWriter out) {
    TextTable table = new TextTable(List.of("name", "question"));
    for (SqlResource query : BuiltInQueries.all()) {
      table.add(List.of(query.name(), query.question()));
    }
    table.print(out);
    out.flush();
  }

  private String sql(String question) {
    if (question.startsWith("@")) {
      return SubmittedText.of("query file", question.substring(1), "a file that holds a SELECT")
          .read();
    }
    if (question.strip().matches("[\\w-]+")) {
      return BuiltInQueries.named(question.strip())
          .map(SqlResource::sql)
          .orElseThrow(() -> unknownQuery(question));
    }
    if (question.strip().matches("\\S+\\.sql")) {
      throw new ParameterException(
          spec.commandLine(),
          "%s is the name of a file; expected @%s to read the query from it"
              .formatted(question.strip(), question.strip()));
    }
    if (question.matches("[\\w./-]+") && Files.isDirectory(Path.of(question))) {
      throw new ParameterException(
          spec.commandLine(),
          "%s is a folder; expected a question after the folders, such as summary"
              .formatted(question));
    }
    return question;
  }

  private ParameterException unknownQuery(String question) {
    return new ParameterException(
        spec.commandLine(),
        initsweep.spelling.Vocabulary.unknown(question, "a built-in query", BuiltInQueries.NAMES)
            .getMessage());
  }
}
