package initsweep.cli;

import initsweep.cli.output.FigureFolder;
import initsweep.cli.output.FigureFormat;
import initsweep.report.Figures;
import initsweep.report.Language;
import initsweep.report.Report;
import initsweep.spark.Sessions;
import initsweep.spelling.InvalidValueException;
import initsweep.sql.EarlyParsing;
import initsweep.sql.SweepReport;
import initsweep.sql.views.AnswerSetting;
import initsweep.sql.views.SweepFolders;
import initsweep.storage.LocalFile;
import initsweep.storage.StoreLocation;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code figures}: writes every chart of the report as a file for a paper. */
@Command(
    name = "figures",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = {
      "Write every chart of the report as an SVG file for a paper, and captions.md, which says of"
          + " each figure what it shows, over how many runs and which seeds, and which test its"
          + " marks come from. Needs no browser."
    })
final class FiguresCommand implements Callable<Integer> {
  /** Columns of journals have 80 to 90 mm, pages of two columns 170 to 180. */
  private static final int NARROWEST = 80;

  private static final int WIDEST = 400;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "Output folder of a sweep, as results/book, or several that are compared.")
  private List<StoreLocation> folders;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "F",
      description =
          "The folder of the figures, on this machine: a new or empty one, or one that this"
              + " command wrote, whose figures are replaced.")
  private LocalFile out;

  @Option(
      names = "--format",
      description = "One of ${COMPLETION-CANDIDATES}.",
      defaultValue = "svg")
  private FigureFormat format;

  @Option(
      names = "--width",
      paramLabel = "MM",
      description = "Width of a figure in millimetres, 80 to 400: 84 for one column of two.",
      defaultValue = "174")
  private int millimetres;

  @Option(names = "--lang", description = "One of ${COMPLETION-CANDIDATES}.", defaultValue = "en")
  private Language language;

  @Option(
      names = "--set",
      showDefaultValue = Visibility.NEVER,
      paramLabel = "key=value",
      description = "Set a threshold, as for report. May be repeated.")
  private List<String> settings = List.of();

  @Override
  public Integer call() {
    Map<AnswerSetting, Double> values = AnswerSetting.parse(settings);
    if (millimetres < NARROWEST || millimetres > WIDEST) {
      throw new InvalidValueException(
          "--width %s is out of range; expected %s to %s millimetres"
              .formatted(millimetres, NARROWEST, WIDEST));
    }
    FigureFolder target = FigureFolder.require(out);
    SweepFolders asked = new SweepFolders(folders);
    asked.requireReadable(Sessions.hadoopConfiguration());
    EarlyParsing.ofReport();
    Report report =
        Sessions.with(
            "InitSweep figures " + folders.get(0).text(),
            spark -> {
              AnswerSetting.apply(values, spark);
              return SweepReport.read(spark, asked, language);
            });
    PrintWriter err = spec.commandLine().getErr();
    try (Figures figures = new Figures(report, language, millimetres)) {
      int written = target.write(figures, format, err);
      PrintWriter out = spec.commandLine().getOut();
      out.printf("Figures: %s in %s, captions in %s%n", written, target.path(), target.captions());
      out.flush();
    }
    return ExitCode.DONE;
  }
}
