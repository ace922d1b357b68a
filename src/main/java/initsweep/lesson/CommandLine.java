package initsweep.lesson;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A command as a shell reads it. */
final class CommandLine {
  private static final Pattern PLAIN = Pattern.compile("[\\w./:=,@%+-]+");

  private CommandLine() {}

  static String of(Stream<String> words) {
    return Stream.concat(Stream.of("./submit.sh"), words.map(CommandLine::quoted))
        .collect(Collectors.joining(" "));
  }

  static String of(String... words) {
    return of(List.of(words).stream());
  }

  /** Between single quotes nothing is special but the quote itself. */
  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
