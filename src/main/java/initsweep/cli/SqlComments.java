package initsweep.cli;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * SQL may start with a comment, {@code -- so}, which looks like an option. No option of a query has
 * white space, and SQL may start with a line break as well.
 */
final class SqlComments implements IParameterPreprocessor {
  @Override
  @SuppressWarnings("JdkObsolete") // picocli's signature
  public boolean preprocess(
      Stack<String> words, CommandSpec command, ArgSpec argument, Map<String, Object> info) {
    words.replaceAll(word -> word.matches("(?s)--.*\\s.*") ? "\n" + word : word);
    return false; // picocli reads them from here
  }
}
