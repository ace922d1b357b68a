package initsweep.cli;

import initsweep.data.DataException;
import initsweep.data.DataSet;
import initsweep.data.DataSets;
import initsweep.data.ImageFolder;
import initsweep.ledger.TuningCost;
import initsweep.plan.Prediction;
import initsweep.plan.SweepPlan;
import initsweep.run.ProbePlan;
import initsweep.spark.HadoopSettings;
import initsweep.spark.Sessions;
import initsweep.spec.Grid;
import initsweep.spec.Remarks;
import initsweep.spec.SweepSpec;
import initsweep.spec.Tuning;
import initsweep.spelling.Numbers;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plan}: shows what a sweep would run, without running it. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description =
        "Show what a sweep would run, how long it would take and how large its output would be."
            + " Runs nothing, writes nothing, and reads the data only to compare the number of"
            + " examples with probe.inputs.")
final class PlanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SPEC", description = SweepSource.DESCRIPTION)
  private String file;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description = "Change a key of the sweep file, as for the command sweep. May be repeated.")
  private List<String> overrides = List.of();

  @Option(
      names = "--cores",
      paramLabel = "N",
      description = "Number of cores to predict the wall time for. Default: those of this machine.")
  private int cores = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() {
    if (cores < 1) {
      throw new ParameterException(
          spec.commandLine(), "--cores %s; expected 1 or more".formatted(cores));
    }
    SweepSpec sweep = SweepSource.read(file, overrides);
    Grid grid = new Grid(sweep);
    print(sweep, grid, spec.commandLine().getOut());
    Stream.concat(Remarks.of(grid).stream(), remarksOfData(sweep))
        .forEach(remark -> spec.commandLine().getErr().println("Remark: " + remark));
    spec.commandLine().getErr().flush();
    return ExitCode.DONE;
  }

  /** Missing data must not keep a sweep from being planned. */
  private static Stream<String> remarksOfData(SweepSpec sweep) {
    if (sweep.probe().inputs() == ProbePlan.DEFAULT.inputs()) {
      return Stream.empty();
    }
    try {
      DataSet data = DataSets.open(sweep.data(), Sessions.hadoopConfiguration());
      return Remarks.ofData(sweep, data.examples()).stream();
    } catch (DataException e) {
      return Stream.empty();
    }
  }

  /** From a listing; remote storage is not contacted just to plan. */
  private static String files(String folder) {
    if (folder.contains("://") && !folder.startsWith("file:")) {
      return "not listed, as the folder is on remote storage";
    }
    try {
      return String.join(", ", ImageFolder.files(folder, HadoopSettings.forListing()));
    } catch (DataException e) {
      return "none yet: " + String.join(". ", e.getMessage().lines().toList());
    }
  }

  private void print(SweepSpec sweep, Grid grid, PrintWriter out) {
    out.printf("sweep      %s%n", sweep.name());
    out.printf("data       %s%n", sweep.data());
    if (!DataSets.isNormal(sweep.data())) {
      out.printf("files      %s%nfound as   %s%n", files(sweep.data()), ImageFolder.RULE);
    }
    if (sweep.tune() == null) {
      print(SweepPlan.of(grid).predict(cores), out);
    } else {
      print(sweep, TuningCost.atMost(grid, cores), out);
    }
    out.flush();
  }

  private void print(SweepSpec sweep, List<TuningCost.Part> parts, PrintWriter out) {
    Tuning tune = sweep.tune();
    int rungs = parts.size() - 1;
    for (int i = 0; i < rungs; i++) {
      TuningCost.Part part = parts.get(i);
      out.printf(
          "stage      tune%s: %s of %s%s candidates%s%s%n",
          rungs == 1 ? "" : ", rung %s of %s".formatted(i + 1, rungs),
          tune.keyNames(),
          i == 0 ? "" : "at most ",
          part.candidates(),
          tune.halving() == null ? "" : ", %s iterations".formatted(part.iterations()),
          i == 0 ? studies(tune) + ", by " + tune.by() : "");
      print(part.prediction(), out);
    }
    out.printf("stage      evaluate: each cell with its choice, at most%n");
    print(parts.get(rungs).prediction(), out);
    out.printf("in all     at most%n");
    print(sum(parts), out);
  }

  private static String studies(Tuning tune) {
    return tune.studies() == 1 ? "" : ", in each of %s studies".formatted(tune.studies());
  }

  /** The parts follow each other. */
  private static Prediction sum(List<TuningCost.Part> parts) {
    return parts.stream().map(TuningCost.Part::prediction).reduce(Prediction::plus).orElseThrow();
  }

  private void print(Prediction prediction, PrintWriter out) {
    out.printf("runs       %s%n", prediction.runs());
    out.printf("chunks     %s%n", prediction.chunks());
    out.printf("CPU time   %s%n", duration(prediction.cpuSeconds()));
    out.printf(
        "wall time  %s on %s%n",
        duration(prediction.wallSeconds()), Numbers.counted(cores, "core"));
    out.printf("output     %s%n", bytes(prediction.bytes()));
  }

  /** {@code 43 s}, {@code 5 min 20 s}, {@code 7 h 2 min}. */
  private static String duration(double seconds) {
    Duration duration = Duration.ofSeconds(Math.max(1, Math.round(seconds)));
    if (duration.toHours() > 0) {
      return "%s h %s min".formatted(duration.toHours(), duration.toMinutesPart());
    }
    return duration.toMinutes() > 0
        ? "%s min %s s".formatted(duration.toMinutes(), duration.toSecondsPart())
        : duration.toSeconds() + " s";
  }

  private static String bytes(long bytes) {
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.0f kB", Math.max(1, bytes / 1e3))
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
