package initsweep.cli;

import initsweep.report.Language;
import initsweep.spark.Sessions;
import initsweep.sql.EarlyParsing;
import initsweep.sql.PageOptions;
import initsweep.sql.SweepReport;
import initsweep.sql.views.AnswerSetting;
import initsweep.sql.views.SweepFolders;
import initsweep.storage.LocalFile;
import initsweep.storage.StoreLocation;
import java.time.Duration;
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

/** {@code report}: writes the HTML report of a sweep. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = {
      "Write DIR/report.html: the results of a sweep in charts and tables, on one page that"
          + " loads nothing from the network. A sweep writes it at its end; this command"
          + " rewrites it, also while the sweep is still running, or writes one about several"
          + " sweeps."
    })
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description =
          "Output folder of a sweep, as results/book. The runs of several folders are compared on"
              + " one page, which needs --out; a run that is in two of them counts once.")
  private List<StoreLocation> folders;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The page, on this machine. Default for one folder: DIR/report.html")
  private LocalFile out;

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      description =
          "How often this is called, as 5m: the page of an unfinished sweep then reloads itself"
              + " when the next one is due.")
  private Duration every;

  @Option(
      names = "--static-figures",
      description =
          "Also show the charts where JavaScript is off; tables are shown there in any case. Takes"
              + " some seconds more.")
  private boolean hasPictures;

  @Option(names = "--lang", description = "One of ${COMPLETION-CANDIDATES}.", defaultValue = "en")
  private Language language;

  @Option(
      names = "--set",
      showDefaultValue = Visibility.NEVER,
      paramLabel = "key=value",
      description =
          "Set a threshold: trained=0.85 is the test accuracy from which a network counts as"
              + " trained. May be repeated.")
  private List<String> settings = List.of();

  @Override
  public Integer call() {
    Map<AnswerSetting, Double> values = AnswerSetting.parse(settings);
    if (out != null) {
      out.requirePossible();
    } else if (folders.size() > 1) {
      throw new ParameterException(
          spec.commandLine(),
          "a page about %s folders belongs to none of them; name its file with --out, such as --out page.html"
              .formatted(folders.size()));
    }
    SweepFolders asked = new SweepFolders(folders);
    asked.requireReadable(Sessions.hadoopConfiguration());
    EarlyParsing.ofReport();
    return Sessions.with(
        "InitSweep report " + folders.get(0).text(),
        spark -> {
          AnswerSetting.apply(values, spark);
          String where = out == null ? writeInFolder(spark) : writeOut(spark, asked);
          spec.commandLine().getOut().printf("Report: %s%n", where);
          spec.commandLine().getOut().flush();
          return ExitCode.DONE;
        });
  }

  private String writeInFolder(SparkSession spark) {
    StoreLocation folder = folders.get(0);
    SweepReport.write(spark, folder, language, options());
    return folder.text() + "/" + SweepReport.FILE;
  }

  private String writeOut(SparkSession spark, SweepFolders asked) {
    out.replace(SweepReport.page(spark, asked, language, options()));
    return out.path().toString();
  }

  private PageOptions options() {
    return new PageOptions(every, hasPictures);
  }
}
