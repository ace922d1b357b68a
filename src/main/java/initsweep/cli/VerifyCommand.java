package initsweep.cli;

import initsweep.ledger.Progress;
import initsweep.ledger.Redefinition;
import initsweep.ledger.Verification;
import initsweep.spark.Sessions;
import initsweep.spelling.Numbers;
import initsweep.storage.Store;
import initsweep.storage.StoreLocation;
import initsweep.table.RunDigest;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify}: checks that a table is complete and undamaged. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Check that every file is undamaged, every planned run is present exactly once, and every"
          + " stored digest matches its row. Changes nothing. Exits with 75 if runs are still"
          + " missing,",
      "with 74 if a file is damaged, or a run is duplicated or not planned."
    })
final class VerifyCommand implements Callable<Integer> {
  private static final int FAULTS_SHOWN = 20;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Output folder of a sweep, as results/book.")
  private StoreLocation folder;

  @Override
  public Integer call() {
    Configuration hadoop = Sessions.hadoopConfiguration();
    folder.requirePossible(hadoop);
    try (Store store = folder.open(hadoop)) {
      Verification.Result result = Verification.of(store);
      print(result);
      return exitCode(result);
    }
  }

  private void print(Verification.Result result) {
    result.faults().stream()
        .limit(FAULTS_SHOWN)
        .forEach(fault -> spec.commandLine().getErr().println("fault: " + fault));
    for (Redefinition change : result.redefinitions()) {
      spec.commandLine()
          .getErr()
          .printf("Remark: %s. Its runs can be verified, but not replayed or resumed.%n", change);
    }
    spec.commandLine().getErr().flush();
    result.digests().entrySet().stream()
        .filter(digest -> !digest.getKey().equals(RunDigest.FIRST))
        .forEach(
            digest ->
                spec.commandLine()
                    .getOut()
                    .printf(
                        "Digest of the columns added later, %s %s%n",
                        digest.getKey(), digest.getValue()));
    Progress runs = result.progress();
    spec.commandLine()
        .getOut()
        .printf(
            "%s of %s in %s, %s diverged, %s failed, %s. Digest %s%n",
            runs.done(),
            Numbers.counted(runs.planned(), "planned run"),
            Numbers.counted(result.files(), "file"),
            runs.diverged(),
            runs.failed(),
            Numbers.counted(result.faults().size(), "fault"),
            result.digest());
    spec.commandLine().getOut().flush();
  }

  private static int exitCode(Verification.Result result) {
    if (!result.faults().isEmpty()) {
      return ExitCode.STORAGE;
    }
    if (result.progress().done() < result.progress().planned()) {
      return ExitCode.INTERRUPTED;
    }
    return result.progress().failed() == 0 ? ExitCode.DONE : ExitCode.SOME_RUNS_FAILED;
  }
}
