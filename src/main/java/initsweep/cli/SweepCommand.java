package initsweep.cli;

import initsweep.cli.output.ProgressDisplay;
import initsweep.data.DataSets;
import initsweep.folder.Completion;
import initsweep.ledger.Outcome;
import initsweep.plan.SweepPlan;
import initsweep.report.Language;
import initsweep.spark.RemoteDriver;
import initsweep.spark.Sessions;
import initsweep.spark.Sweep;
import initsweep.spec.Grid;
import initsweep.spec.Remarks;
import initsweep.spec.SweepSpec;
import initsweep.spelling.Numbers;
import initsweep.storage.Store;
import initsweep.storage.StoreLocation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sweep}: runs a sweep file, or the part of it that is missing. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = {
      "Run every configuration of a sweep file and store the results in one table. A sweep that"
          + " was interrupted resumes where it stopped; one that is complete is left as it"
          + " is."
    })
final class SweepCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SPEC", description = SweepSource.DESCRIPTION)
  private String file;

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
              + " repeated. Keys of run: ${COMPLETION-CANDIDATES}.",
      completionCandidates = KeyNames.class)
  private List<String> overrides = List.of();

  @Option(
      names = "--extend",
      description =
          "Add the runs that are new to a folder that holds another sweep over the same data.")
  private boolean extend;

  @Option(
      names = "--no-report",
      description =
          "Skip the HTML report, which takes some seconds; the command report writes"
              + " it later.")
  private boolean isWithoutReport;

  @Option(
      names = "--report-every",
      paramLabel = "DURATION",
      description =
          "Also write the report while the sweep runs, as often as this: 90s, 5m or 2h. It shows"
              + " what is stored so far and reloads itself in the browser.")
  private Duration reportEvery;

  @Option(
      names = "--lang",
      showDefaultValue = Visibility.ALWAYS,
      description = "Language of the report, one of ${COMPLETION-CANDIDATES}.",
      defaultValue = "en")
  private Language language;

  @Override
  public Integer call() throws Exception {
    return Termination.guard(this::sweep);
  }

  private int sweep() {
    requireReport();
    SweepSpec sweep = SweepSource.read(file, overrides);
    SweepPlan plan = SweepPlan.of(new Grid(sweep));
    Remarks.of(plan.grid()).forEach(this::remark);
    StoreLocation location = out == null ? new StoreLocation("results/" + sweep.name()) : out;
    Configuration hadoop = Sessions.hadoopConfiguration();
    say(
        "Sweep %s: %s in %s%s, to %s"
            .formatted(
                sweep.name(),
                Numbers.counted(plan.grid().runCount(), "run"),
                Numbers.counted(plan.chunks().size(), "chunk"),
                sweep.tune() == null ? "" : " to tune " + tuned(sweep),
                location.shown(hadoop)));
    RemoteDriver.requireShared(location, sweep.data(), hadoop);
    location.requirePossible(hadoop);
    DataSets.requirePresent(sweep.data(), hadoop); // the most common mistake, before Spark starts
    SweepResults results =
        new SweepResults(location, hadoop, language, spec.commandLine().getOut());
    int exitCode =
        Sessions.onDemand(
            "InitSweep sweep " + sweep.name(),
            !isFinished(location, hadoop), // what keeps it from starting is said before the claim
            () -> DataSets.open(sweep.data(), hadoop),
            (session, data) -> {
              data.remarks().forEach(this::remark);
              Remarks.ofData(sweep, data.examples()).forEach(this::remark);
              Sweep job = new Sweep(plan, data, location, extend);
              Outcome outcome = run(job, session, hadoop, sweep.name(), location);
              outcome.remarks().forEach(this::remark);
              if (isWithoutReport) {
                results.summarise(session, outcome);
              } else {
                results.summariseAndReport(session, outcome);
              }
              return outcome.progress().failed() == 0 ? ExitCode.DONE : ExitCode.SOME_RUNS_FAILED;
            });
    results.lostReport().ifPresent(this::say); // the last line, after whatever Spark says
    return exitCode;
  }

  /** {@code lr; then up to 18 runs to compare}. */
  private static String tuned(SweepSpec sweep) {
    int rungs = sweep.rungs().size();
    return "%s%s; then up to %s to compare"
        .formatted(
            sweep.tune().keyNames(),
            rungs == 1 ? "" : ", the first of %s rungs".formatted(rungs),
            Numbers.counted(new Grid(sweep.untuned()).runCount(), "run"));
  }

  /** Whether the sweep seems complete already, so that no Spark session is needed. */
  private boolean isFinished(StoreLocation location, Configuration hadoop) {
    try (Store store = location.open(hadoop)) {
      return !extend && Completion.read(store).isPresent();
    }
  }

  private void requireReport() {
    if (reportEvery != null && isWithoutReport) {
      throw new ParameterException(
          spec.commandLine(),
          "--report-every writes the report and --no-report leaves it out; give one of them");
    }
    if (reportEvery != null && RemoteDriver.isHere()) {
      throw new ParameterException(
          spec.commandLine(),
          "--report-every starts a second JVM, for which the driver's container on the cluster has"
              + " no memory; write the page with the command report");
    }
  }

  private Outcome run(
      Sweep sweep,
      Supplier<SparkSession> session,
      Configuration hadoop,
      String name,
      StoreLocation location) {
    try (ProgressDisplay display = ProgressDisplay.on(System.err, name);
        PageRefresher page = new PageRefresher(location, language, reportEvery, this::say)) {
      return sweep.run(session, hadoop, display.andThen(page));
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
