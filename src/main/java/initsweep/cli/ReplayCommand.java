package initsweep.cli;

import initsweep.data.DataSets;
import initsweep.ledger.Replay;
import initsweep.spark.ReplayTraining;
import initsweep.spark.Sessions;
import initsweep.storage.Store;
import initsweep.storage.StoreLocation;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay}: recomputes one run of a table and compares it bit by bit. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Recompute one run of a table on this machine and compare every bit of the result with"
          + " the stored row. Exits with 70 if something differs."
    })
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "DIR",
      description = "Output folder of a sweep, as results/book.")
  private StoreLocation folder;

  @Parameters(index = "1", paramLabel = "RUN_ID", description = "As in SELECT run_id FROM runs.")
  private String runId;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder where the data are now. Default: where the sweep found them.")
  private String data;

  @Override
  public Integer call() {
    Configuration hadoop = Sessions.hadoopConfiguration();
    folder.requirePossible(hadoop);
    try (Store store = folder.open(hadoop)) {
      Replay replay =
          Replay.of(
              store,
              runId,
              there -> DataSets.open(data == null ? there : data, hadoop),
              new ReplayTraining());
      print(replay);
      return replay.isSame() ? ExitCode.DONE : ExitCode.INTERNAL;
    }
  }

  private void print(Replay replay) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("stored    %s%ncomputed  %s%n", replay.stored(), replay.computed());
    out.println(
        replay.isSame()
            ? "Identical bit for bit."
            : "Different: " + String.join(", ", replay.differences()));
    out.flush();
  }
}
