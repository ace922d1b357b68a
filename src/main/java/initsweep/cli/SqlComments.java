package initsweep.cli;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Lets a SQL argument start with a comment, such as {@code -- all runs}, which picocli would take
 * for an option. No option of {@code query} contains white space, so an argument that does is SQL.
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
