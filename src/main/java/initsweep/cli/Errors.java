package initsweep.cli;

import initsweep.cli.output.StandardOutput;
import initsweep.data.DataException;
import initsweep.folder.ForeignOutputException;
import initsweep.run.Interruption;
import initsweep.spark.LostSparkException;
import initsweep.spark.StartException;
import initsweep.spec.yaml.SweepFileException;
import initsweep.spelling.InvalidValueException;
import initsweep.sql.InvalidQueryException;
import initsweep.storage.StoreException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.lang3.exception.ExceptionUtils;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns exceptions into one or two lines and an exit code; a stack trace is printed only with
 * {@code --debug}.
 */
final class Errors {
  private record Meaning(Class<? extends Throwable> type, int exitCode) {}

  private static final List<Meaning> MEANINGS =
      List.of(
          new Meaning(StandardOutput.FailedException.class, ExitCode.STORAGE),
          new Meaning(SweepFileException.class, ExitCode.USAGE),
          new Meaning(InvalidValueException.class, ExitCode.USAGE),
          new Meaning(InvalidQueryException.class, ExitCode.USAGE),
          new Meaning(DataException.class, ExitCode.BAD_DATA),
          new Meaning(ForeignOutputException.class, ExitCode.FOREIGN_OUTPUT),
          new Meaning(StoreException.class, ExitCode.STORAGE),
          new Meaning(StartException.class, ExitCode.UNAVAILABLE),
          new Meaning(LostSparkException.class, ExitCode.INTERRUPTED),
          new Meaning(Interruption.class, ExitCode.INTERRUPTED));

  private Errors() {}

  static int badArguments(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("error: " + e.getMessage().replaceFirst("^Error: ", ""));
    if (!UnmatchedArgumentException.printSuggestions(e, err)) {
      err.println(
          "Run ./submit.sh "
              + (command.getParent() == null ? "" : command.getCommandName() + " ")
              + "--help to see what it takes.");
    }
    printTrace(e, Arrays.asList(arguments), err);
    return ExitCode.USAGE;
  }

  static int failed(Exception e, CommandLine command, ParseResult parsed) {
    return failed(e, parsed.originalArgs(), command.getErr());
  }

  /** Also for errors of the JVM, such as a missing class. */
  static int failed(Throwable e, List<String> arguments, PrintWriter err) {
    StandardOutput.FailedException output =
        ExceptionUtils.throwableOfType(e, StandardOutput.FailedException.class);
    if (output != null && output.isClosedPipe()) {
      return ExitCode.CLOSED_PIPE;
    }
    Meaning meaning = meaning(e);
    if (meaning == null) {
      err.println(
          "error: "
              + firstLine(e)
              + "\n"
              + "InitSweep did not expect this error; run again with --debug for its stack trace.");
    } else {
      err.println("error: " + cause(e, meaning).getMessage());
    }
    printTrace(e, arguments, err);
    return meaning == null ? ExitCode.INTERNAL : meaning.exitCode();
  }

  /** The known exception among the causes: Spark wraps the exceptions of executors. */
  private static Meaning meaning(Throwable e) {
    return MEANINGS.stream()
        .filter(meaning -> ExceptionUtils.indexOfType(e, meaning.type()) >= 0)
        .findFirst()
        .orElse(null);
  }

  private static Throwable cause(Throwable e, Meaning meaning) {
    return ExceptionUtils.getThrowableList(e).get(ExceptionUtils.indexOfType(e, meaning.type()));
  }

  private static String firstLine(Throwable e) {
    return e.toString().lines().findFirst().orElse(e.getClass().getName());
  }

  private static void printTrace(Throwable e, List<String> arguments, PrintWriter err) {
    if (arguments.contains("--debug")) {
      e.printStackTrace(err);
    }
    err.flush();
  }
}
