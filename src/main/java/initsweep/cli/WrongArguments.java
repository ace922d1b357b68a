package initsweep.cli;

import initsweep.spelling.Vocabulary;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line and what was expected, as other messages do. */
final class WrongArguments {
  private WrongArguments() {}

  static String message(ParameterException e) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      return unmatched(unmatched.getUnmatched().get(0), command);
    }
    if (e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return missing(missing.getMissing().get(0), command);
    }
    return e.getMessage();
  }

  private static String unmatched(String word, CommandSpec command) {
    if (word.startsWith("-")) {
      return unknown(word.replaceFirst("=.*", ""), "an option", options(command));
    }
    if (command.parent() == null) {
      return unknown(word, "a command", command.subcommands().keySet());
    }
    return command.positionalParameters().isEmpty()
        ? "\"%s\" is no option, and %s takes only options".formatted(word, command.name())
        : "\"%s\" is one argument too many; expected %s; one with spaces needs quotes"
            .formatted(word, synopsis(command));
  }

  private static String unknown(String word, String what, Collection<String> known) {
    return Vocabulary.unknown(word, what, known).getMessage();
  }

  private static List<String> options(CommandSpec command) {
    return command.options().stream().map(OptionSpec::longestName).toList();
  }

  /** An option that is required, or one that was given without its value, or an argument. */
  private static String missing(ArgSpec argument, CommandSpec command) {
    return argument instanceof OptionSpec option
        ? "%s has no value; expected %1$s %s".formatted(option.longestName(), option.paramLabel())
        : "%s is missing; expected %s".formatted(argument.paramLabel(), synopsis(command));
  }

  /** The command with its arguments: {@code query DIR QUERY}. */
  private static String synopsis(CommandSpec command) {
    return Stream.concat(
            Stream.of(command.name()),
            command.positionalParameters().stream().map(ArgSpec::paramLabel))
        .collect(Collectors.joining(" "));
  }
}
