package initsweep.cli;

import initsweep.cli.output.CellTable;
import initsweep.cli.output.ProgressDisplay;
import initsweep.data.DataSet;
import initsweep.ledger.Outcome;
import initsweep.plan.SweepPlan;
import initsweep.report.Language;
import initsweep.spark.Sessions;
import initsweep.spark.Sweep;
import initsweep.spec.Grid;
import initsweep.spec.Remarks;
import initsweep.spec.SweepFile;
import initsweep.spec.SweepSpec;
import initsweep.sql.Headlines;
import initsweep.sql.SweepReport;
import initsweep.sql.views.Studies;
import initsweep.statistics.Headline;
import initsweep.storage.StoreLocation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sweep}: run a sweep file, or what is missing of it. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = {
      "Run every configuration of a sweep file and keep the results in one table.",
      "A sweep that was interrupted goes on where it stopped; one that is complete is left as it"
          + " is."
    })
final class SweepCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SPEC",
      description = "The sweep file, as conf/book.yaml; - is standard input.")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Output folder. Default: results/<name of the sweep>")
  private StoreLocation out;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description =
          "Change a key of the sweep file, as lr=0.1, seed=0..99 or evaluate.every=100. May be"
              + " repeated.")
  private List<String> overrides = List.of();

  @Option(
      names = "--extend",
      description =
          "Add the runs that are new to a folder that holds another sweep over the same data.")
  private boolean extend;

  @Option(
      names = "--no-report",
      description = "Leave the page out, which takes some seconds; the command report writes it.")
  private boolean isWithoutReport;

  @Option(
      names = "--lang",
      showDefaultValue = Visibility.ALWAYS,
      description = "Language of the report, one of ${COMPLETION-CANDIDATES}.",
      defaultValue = "en")
  private Language language;

  private Optional<String> lostReport = Optional.empty();

  @Override
  public Integer call() throws Exception {
    return Termination.guard(this::sweep);
  }

  private int sweep() {
    SweepSpec sweep = SweepFile.read(file, overrides);
    SweepPlan plan = SweepPlan.of(new Grid(sweep));
    Remarks.of(plan.grid()).forEach(this::remark);
    StoreLocation location = out == null ? new StoreLocation("results/" + sweep.name()) : out;
    Configuration hadoop = Sessions.hadoopConfiguration();
    say(
        "Sweep %s: %s runs in %s chunks, to %s"
            .formatted(
                sweep.name(),
                plan.grid().runCount(),
                plan.chunks().size(),
                location.shown(hadoop)));
    location.requirePossible(hadoop);
    DataSet data = DataSet.open(sweep.data(), hadoop);
    data.remarks().forEach(this::remark);
    Remarks.ofData(sweep, data.examples()).forEach(this::remark);
    int exitCode =
        Sessions.with(
            "InitSweep sweep " + sweep.name(),
            spark -> {
              Outcome outcome = run(new Sweep(plan, data, location, extend), spark, sweep.name());
              if (isWithoutReport) {
                summarise(spark, location, outcome);
              } else {
                summariseAndReport(spark, location, outcome);
              }
              return outcome.progress().failed() == 0 ? ExitCode.DONE : ExitCode.SOME_RUNS_FAILED;
            });
    lostReport.ifPresent(this::say); // the last line, after whatever Spark says at its end
    return exitCode;
  }

  private static Outcome run(Sweep sweep, SparkSession spark, String name) {
    try (ProgressDisplay display = ProgressDisplay.on(System.err, name)) {
      return sweep.run(spark, display);
    }
  }

  private void summarise(SparkSession spark, StoreLocation location, Outcome outcome) {
    PrintWriter results = spec.commandLine().getOut();
    Studies studies = Studies.of(spark, location);
    CellTable.of(studies.areOfTraining(), location).print(spark, results);
    Headline headline = Headlines.of(spark, studies);
    results.printf("%n%s%n", Language.EN.sentence(headline));
    results.printf(
        "%n%s runs, %s computed now, %s diverged, %s failed. Digest %s%nResults: %s%n",
        outcome.progress().done(),
        outcome.computed(),
        outcome.progress().diverged(),
        outcome.progress().failed(),
        outcome.digest(),
        location.text());
    results.flush();
  }

  /** The page is written even if nobody reads standard output any more. */
  private void summariseAndReport(SparkSession spark, StoreLocation location, Outcome outcome) {
    try {
      summarise(spark, location, outcome);
    } finally {
      String page = report(spark, location) ? location.text() + "/" + SweepReport.FILE : "none";
      spec.commandLine().getOut().println("Report: " + page);
      spec.commandLine().getOut().flush();
    }
  }

  /** The results are safe by now; a page that cannot be written does not make them worse. */
  private boolean report(SparkSession spark, StoreLocation location) {
    try {
      SweepReport.write(spark, location, language);
      return true;
    } catch (Exception | VirtualMachineError e) { // Scala's checked exceptions, and no memory left
      String reason = e.toString().lines().findFirst().orElseThrow();
      lostReport =
          Optional.of(
              "warning: no report was written (%s); the results are complete, and ./submit.sh report %s writes it"
                  .formatted(reason, location.text()));
      return false;
    }
  }

  private void remark(String sentence) {
    say("Remark: " + sentence);
  }

  private void say(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
