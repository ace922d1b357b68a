package initsweep.cli;

import initsweep.report.Language;
import initsweep.spark.Sessions;
import initsweep.sql.SweepReport;
import initsweep.sql.views.AnswerSetting;
import initsweep.storage.StoreLocation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: the page about a sweep. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = {
      "Write DIR/report.html: what a sweep found, in charts and tables on one page that needs no network.",
      "A sweep writes it at its end; this writes it again, also for a sweep that is still running."
    })
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Output folder of a sweep, as results/book.")
  private StoreLocation folder;

  @Option(names = "--lang", description = "One of ${COMPLETION-CANDIDATES}.", defaultValue = "en")
  private Language language;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description =
          "Where to draw a line: trained=0.85 is the test accuracy from which on a network has"
              + " trained. May be repeated.")
  private List<String> settings = List.of();

  @Override
  public Integer call() {
    Map<AnswerSetting, Double> values = AnswerSetting.parse(settings);
    folder.requirePossible(Sessions.hadoopConfiguration());
    return Sessions.with(
        "InitSweep report " + folder.text(),
        spark -> {
          AnswerSetting.apply(values, spark);
          SweepReport.write(spark, folder, language);
          spec.commandLine().getOut().printf("Report: %s/%s%n", folder.text(), SweepReport.FILE);
          spec.commandLine().getOut().flush();
          return ExitCode.DONE;
        });
  }
}
