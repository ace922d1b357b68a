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

/** {@code report}: writes the HTML report of a sweep. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = {
      "Write DIR/report.html: the results of a sweep in charts and tables, on one page that"
          + " loads nothing from the network. A sweep writes it at its end; this command"
          + " rewrites it, also while the sweep is still running."
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
          "Set a threshold: trained=0.85 is the test accuracy from which a network counts as"
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
