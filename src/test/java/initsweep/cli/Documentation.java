package initsweep.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a reader of the documentation may type: its commands, queries and sweep files. */
record Documentation(List<Command> commands, List<String> queries, List<String> sweepFiles) {
  private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
  private static final Pattern INLINE =
      Pattern.compile(
          "`((?:[A-Z_]+=\\S+ )?(?:(?:\\./submit\\.sh|mvn)"
              + " [^`]+|(?:src/bench/\\w+\\.sh|\\.ci/\\w+)[^`]*))`");
  private static final Pattern COMMENT = Pattern.compile("\\s+# .*");

  /**
   * A command.
   *
   * @param output what the page shows of its output, or nothing
   */
  record Command(String file, String text, List<String> output) {
    @Override
    public String toString() {
      return file + ": " + text.lines().findFirst().orElseThrow();
    }
  }

  static Documentation read() {
    Documentation all = new Documentation(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try (Stream<Path> pages = Files.list(Path.of("docs"))) {
      Stream.concat(
              Stream.of("README.md", "README.ja.md", "CONTRIBUTING.md").map(Path::of),
              pages.filter(page -> page.toString().endsWith(".md")).sorted())
          .forEach(all::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private void read(Path page) {
    String text;
    try {
      text = Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    FENCED.matcher(text).results().forEach(block -> read(page, block));
    String prose = FENCED.matcher(text).replaceAll("");
    INLINE
        .matcher(prose)
        .results()
        .map(code -> code.group(1).replaceAll("\\s+", " "))
        .forEach(command -> commands.add(new Command(page.toString(), command, List.of())));
  }

  private void read(Path page, MatchResult block) {
    String content = block.group(2);
    switch (block.group(1)) {
      case "console" -> readConsole(page, new ArrayList<>(content.lines().toList()));
      case "sql" -> queries.add(content);
      case "yaml" -> sweepFiles.add(content);
      case "" -> content.lines().forEach(line -> readLine(page, line));
      default -> {} // Java, which other tests compare with its source
    }
  }

  /** Of what is neither a console nor one language: the table opened by other programs. */
  private void readLine(Path page, String line) {
    if (line.startsWith("SELECT ")) {
      queries.add(line);
    } else if (line.startsWith("pandas.")) {
      commands.add(new Command(page.toString(), line, List.of()));
    }
  }

  private void readConsole(Path page, List<String> lines) {
    while (!lines.isEmpty()) {
      String line = lines.remove(0);
      if (line.startsWith("$ ")) {
        StringBuilder command = new StringBuilder(line.substring(2));
        while (goesOn(command)) {
          command.append('\n').append(lines.remove(0));
        }
        List<String> output = lines.stream().takeWhile(next -> !next.startsWith("$ ")).toList();
        String text = COMMENT.matcher(command).replaceFirst("");
        commands.add(new Command(page.toString(), text, output));
      }
    }
  }

  private static boolean goesOn(CharSequence command) {
    String text = command.toString();
    return text.chars().filter(c -> c == '"').count() % 2 == 1
        || text.startsWith("for ") && !text.endsWith("done");
  }
}
