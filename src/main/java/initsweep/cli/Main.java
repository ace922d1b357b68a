package initsweep.cli;

import initsweep.spelling.Vocabulary;
import initsweep.store.StoreLocation;
import picocli.CommandLine;

/** Where spark-submit enters. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    CommandLine commands = new CommandLine(new InitSweep());
    commands.setParameterExceptionHandler(Errors::badArguments);
    commands.setExecutionExceptionHandler(Errors::failed);
    commands.registerConverter(StoreLocation.class, StoreLocation::new);
    commands.setExpandAtFiles(false); // @FILE.sql is a query, not a file of arguments
    commands.registerConverter(
        Format.class, text -> Vocabulary.choose(Format.class, text, "a format"));
    return commands.execute(arguments);
  }
}
