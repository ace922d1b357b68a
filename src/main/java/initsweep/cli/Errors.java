package initsweep.cli;

import initsweep.api.Problem;
import initsweep.cli.output.StandardOutput;
import initsweep.spark.yarn.DriverFailure;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.lang3.exception.ExceptionUtils;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Turns exceptions into one or two lines and an exit code; a stack trace is printed only with
 * {@code --debug}.
 */
final class Errors {
  private static final String DEFECT =
      "\nInitSweep did not expect this error; run again with --debug for its stack trace.";

  private static final Pattern LAST = Pattern.compile("(?sm).*^(error: .*)");

  private Errors() {}

  static int badArguments(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("error: " + WrongArguments.message(e).replaceFirst("^Error: ", ""));
    err.println(
        "Run ./submit.sh "
            + (command.getParent() == null ? "" : command.getCommandName() + " ")
            + "--help to see what it takes.");
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
    DriverFailure elsewhere = ExceptionUtils.throwableOfType(e, DriverFailure.class);
    if (elsewhere != null) {
      err.println(elsewhere.getMessage());
      err.flush();
      return elsewhere.exitCode();
    }
    Optional<Problem.Found> expected = Problem.in(e);
    String message =
        output == null
            ? expected.map(found -> found.known().getMessage()).orElse(null)
            : output.getMessage();
    err.println("error: " + (message == null ? firstLine(e) + DEFECT : message));
    printTrace(e, arguments, err);
    return output == null
        ? expected.map(found -> exitCode(found.problem())).orElse(ExitCode.INTERNAL)
        : ExitCode.STORAGE;
  }

  /** The last error that was printed, with all that follows it. */
  static Optional<String> lastIn(String printed) {
    return LAST.matcher(printed).results().map(found -> found.group(1)).findFirst();
  }

  private static int exitCode(Problem problem) {
    return switch (problem) {
      case INVALID -> ExitCode.USAGE;
      case BAD_DATA -> ExitCode.BAD_DATA;
      case FOREIGN_OUTPUT -> ExitCode.FOREIGN_OUTPUT;
      case STORAGE -> ExitCode.STORAGE;
      case UNAVAILABLE -> ExitCode.UNAVAILABLE;
      case INTERRUPTED -> ExitCode.INTERRUPTED;
    };
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
