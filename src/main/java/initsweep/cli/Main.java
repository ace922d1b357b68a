package initsweep.cli;

import initsweep.bench.KernelChoice;
import initsweep.kernel.VectorModule;
import initsweep.report.Language;
import initsweep.spelling.HomePath;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Vocabulary;
import initsweep.store.StoreLocation;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where spark-submit enters. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    VectorModule.load(); // before any library looks for it
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    CommandLine commands = new CommandLine(new InitSweep());
    commands.setParameterExceptionHandler(Errors::badArguments);
    commands.setExecutionExceptionHandler(Errors::failed);
    commands.registerConverter(StoreLocation.class, Main::location);
    commands.setExpandAtFiles(false); // @FILE.sql is a query, not a file of arguments
    commands.registerConverter(Format.class, chosenFrom(Format.class, "a format"));
    commands.registerConverter(Language.class, chosenFrom(Language.class, "a language"));
    commands.registerConverter(KernelChoice.class, chosenFrom(KernelChoice.class, "a kernel"));
    try {
      return commands.execute(arguments);
    } catch (Throwable e) { // errors, which are no exceptions
      return Errors.failed(e, Arrays.asList(arguments), commands.getErr());
    }
  }

  private static StoreLocation location(String text) {
    try {
      return new StoreLocation(HomePath.expand(text, "folder"));
    } catch (InvalidValueException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  private static <E extends Enum<E>> ITypeConverter<E> chosenFrom(Class<E> choices, String what) {
    return text -> {
      try {
        return Vocabulary.choose(choices, text, what);
      } catch (InvalidValueException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }
}
