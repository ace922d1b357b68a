package initsweep.cli;

import initsweep.folder.Compaction;
import initsweep.ledger.Verification;
import initsweep.spark.Sessions;
import initsweep.spelling.Numbers;
import initsweep.storage.Store;
import initsweep.storage.StoreException;
import initsweep.storage.StoreLocation;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compact}: copies a table into a few large files. */
@Command(
    name = "compact",
    mixinStandardHelpOptions = true,
    description = {
      "Copy a finished table to a new folder, in a few large files instead of one per chunk."
          + " Original and copy are verified; the original is not changed."
    })
final class CompactCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "DIR",
      description = "Output folder of a sweep, as results/book.")
  private StoreLocation from;

  @Parameters(index = "1", paramLabel = "TO", description = "A new folder for the copy.")
  private StoreLocation to;

  @Override
  public Integer call() {
    Configuration hadoop = Sessions.hadoopConfiguration();
    from.requirePossible(hadoop);
    to.requirePossible(hadoop);
    try (Store original = from.open(hadoop);
        Store copy = to.open(hadoop)) {
      Verification.Result whole = requireWhole(original);
      int files = Compaction.of(original, copy);
      requireSame(copy, whole);
      PrintWriter out = spec.commandLine().getOut();
      out.printf(
          "%s: %s in the original, %s in %s. Digest %s%n",
          Numbers.counted(whole.progress().done(), "run"),
          Numbers.counted(whole.files(), "file"),
          files,
          copy.location(),
          whole.digest());
      out.flush();
      return ExitCode.DONE;
    }
  }

  private static Verification.Result requireWhole(Store store) {
    Verification.Result result = Verification.of(store);
    if (!result.isWhole()) {
      throw new StoreException(
          ("%s is incomplete or damaged: %s of %s, %s\nRun ./submit.sh verify to see"
                  + " what is wrong, then the sweep again to repair it.")
              .formatted(
                  store.location(),
                  result.progress().done(),
                  Numbers.counted(result.progress().planned(), "run"),
                  Numbers.counted(result.faults().size(), "fault")),
          null);
    }
    return result;
  }

  private static void requireSame(Store copy, Verification.Result original) {
    if (!requireWhole(copy).digests().equals(original.digests())) {
      throw new StoreException(
          "%s does not have the same rows as the original\nDelete it and compact again."
              .formatted(copy.location()),
          null);
    }
  }
}
