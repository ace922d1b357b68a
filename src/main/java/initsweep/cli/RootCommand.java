package initsweep.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command; the others are its subcommands. */
@Command(
    name = "./submit.sh",
    customSynopsis = "./submit.sh [spark-submit options] COMMAND [arguments]",
    description = "Which weight initialisation works with which activation, and why.",
    mixinStandardHelpOptions = true,
    version = "InitSweep 0.1.0",
    subcommands = {
      SweepCommand.class,
      PlanCommand.class,
      QueryCommand.class,
      ReportCommand.class,
      FiguresCommand.class,
      TheoryCommand.class,
      BenchCommand.class,
      VerifyCommand.class,
      ReplayCommand.class,
      CompactCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every planned run is recorded",
      "2:finished, but some runs failed",
      "64:bad arguments, sweep file or query",
      "65:bad data",
      "69:something that is needed to start is missing",
      "70:a defect of InitSweep, or a replay that differs",
      "73:the output belongs to another sweep or is in use",
      "74:storage error, or standard output cannot be written",
      "75:interrupted; run the same command again to resume",
      "141:standard output was closed by its reader, as head does"
    },
    footer = {"", "./submit.sh COMMAND --help says what a command takes."})
final class RootCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of an error.")
  private boolean debug;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
