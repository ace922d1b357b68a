package initsweep.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import initsweep.bench.KernelChoice;
import initsweep.cli.output.FigureFormat;
import initsweep.cli.output.Format;
import initsweep.cli.output.LostCharacters;
import initsweep.cli.output.StandardOutput;
import initsweep.kernel.VectorModule;
import initsweep.report.Language;
import initsweep.spark.RemoteDriver;
import initsweep.spark.yarn.DriverFailure;
import initsweep.spelling.Durations;
import initsweep.spelling.HomePath;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import initsweep.spelling.Vocabulary;
import initsweep.storage.LocalFile;
import initsweep.storage.StoreLocation;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.io.output.TeeWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;

/** Entry point of spark-submit. */
public final class Main {
  /** A page takes some seconds to write. */
  private static final Duration SHORTEST = Duration.ofSeconds(10);

  private static final Duration LONGEST = Duration.ofHours(24);

  private Main() {}

  public static void main(String[] arguments) {
    VectorModule.load(); // before any library looks for it
    // Of libraries: Spark's upper() and the progress bar's numbers follow it. Our own code never
    // does.
    Locale.setDefault(Locale.ROOT);
    StandardOutput.install();
    Writer err = new OutputStreamWriter(System.err, UTF_8);
    if (RemoteDriver.isInApplicationMaster()) {
      StringWriter errors = new StringWriter();
      int exitCode = run(new PrintWriter(new TeeWriter(err, errors), true), arguments);
      returnToYarn(exitCode, errors.toString());
    } else {
      System.exit(run(new PrintWriter(err, true), arguments));
    }
  }

  /**
   * YARN counts any {@code System.exit} as a failure and passes no exit code on.
   *
   * @param printed to standard error
   */
  private static void returnToYarn(int exitCode, String printed) {
    if (exitCode != ExitCode.DONE) {
      throw new DriverFailure(
          exitCode,
          Errors.lastIn(printed)
              .orElse("some runs failed; the query failed-runs of the output folder lists them"));
    }
  }

  private static int run(PrintWriter err, String... arguments) {
    Optional<String> loss = LostCharacters.of(arguments);
    if (loss.isPresent()) {
      err.println("error: " + loss.get());
      return ExitCode.USAGE;
    }
    return run(commands().setErr(err), arguments);
  }

  static int run(String... arguments) {
    return run(commands(), arguments);
  }

  private static int run(CommandLine commands, String... arguments) {
    try {
      int exitCode = commands.execute(arguments);
      commands.getOut().flush();
      return exitCode;
    } catch (Throwable e) { // errors, which are no exceptions
      return Errors.failed(e, Arrays.asList(arguments), commands.getErr());
    }
  }

  static CommandLine commands() {
    CommandLine commands = new CommandLine(new RootCommand());
    commands.setParameterExceptionHandler(Errors::badArguments);
    commands.setExecutionExceptionHandler(Errors::failed);
    commands.setExecutionStrategy(Main::execute);
    commands.registerConverter(
        StoreLocation.class,
        text -> checked(() -> new StoreLocation(HomePath.expand(text, "folder"))));
    commands.setExpandAtFiles(false); // @FILE.sql is a query, not a file of arguments
    commands.registerConverter(Format.class, chosenFrom(Format.class, "a format"));
    commands.registerConverter(FigureFormat.class, chosenFrom(FigureFormat.class, "a format"));
    commands.registerConverter(Language.class, chosenFrom(Language.class, "a language"));
    // Java's own accept 1d, 0x1p3, Infinity and the digits of any script.
    commands.registerConverter(
        Double.TYPE, text -> checked(() -> Numbers.parseFinite(text, "a number")));
    commands.registerConverter(Integer.TYPE, text -> checked(() -> whole(text)));
    commands.registerConverter(
        Duration.class, text -> checked(() -> Durations.parse(text, SHORTEST, LONGEST)));
    commands.registerConverter(LocalFile.class, text -> checked(() -> LocalFile.of(text)));
    commands.registerConverter(KernelChoice.class, chosenFrom(KernelChoice.class, "a kernel"));
    commands.setOut(new PrintWriter(new OutputStreamWriter(System.out, UTF_8)));
    commands.setErr(new PrintWriter(new OutputStreamWriter(System.err, UTF_8), true));
    return commands;
  }

  /** A failure while help is printed is reported like a failure of a command. */
  private static int execute(ParseResult parsed) {
    try {
      return new RunLast().execute(parsed);
    } catch (StandardOutput.FailedException e) {
      throw new ExecutionException(parsed.commandSpec().commandLine(), e.getMessage(), e);
    }
  }

  /** picocli shows only the messages of its own exception type. */
  private static <T> T checked(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (InvalidValueException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  private static <E extends Enum<E>> ITypeConverter<E> chosenFrom(Class<E> choices, String what) {
    return text -> checked(() -> Vocabulary.choose(choices, text, what));
  }

  private static int whole(String text) {
    return (int) Numbers.parseWhole(text, "a number", Integer.MIN_VALUE, Integer.MAX_VALUE);
  }
}
