package initsweep.cli;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import initsweep.cli.Documentation.Command;
import initsweep.folder.EarlierFolder;
import initsweep.spark.SmallSweep;
import initsweep.sql.BuiltInQueries;
import initsweep.sql.RunQuery;
import initsweep.sql.views.SqlResource;
import initsweep.storage.StoreLocation;
import initsweep.table.DuckDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.ParseResult;

/**
 * Every command of the documentation is run here on a small folder, or read as far as costs little,
 * or is listed with the reason why not. A table that is shown has the columns of the real answer.
 */
class DocumentedCommandsIT {
  /** By the start of a command: why it is not run here. */
  private static final Map<String, String> NOT_RUN =
      Map.ofEntries(
          entry("mvn test", "this is part of it"),
          entry("mvn verify", "this is part of it"),
          entry("mvn spotless:apply", "changes the sources; mvn verify checks the same"),
          entry("mvn -Psoak verify", "takes hours"),
          entry("mvn -Prelease -DskipTests package", ".ci/release runs it"),
          entry(
              "mvn -Prelease,clusters", "makes the archives of .ci/release with two modules more"),
          entry("mvn -q -DskipTests -Pclusters", "writes over the Spark that the tests use"),
          entry("mvn -Pclusters verify", "takes minutes; runs the tests in src/cluster"),
          entry("tar -xzf", "unpacks a release"),
          entry("docker ", "there is no Docker here"),
          entry(
              "mvn -q -DskipTests -Ps3a package",
              "writes over the Spark that the tests use; S3SweepIT reads and writes S3"),
          entry("mvn -q -Pbench", "measures for minutes"),
          entry(".ci/run", "runs everything, this too"),
          entry(".ci/release", "is run by .ci/run"),
          entry("src/bench/layers.sh", "needs PyTorch, and measures for minutes"),
          entry("src/bench/run.sh", "needs NumPy and PyTorch, and measures for minutes"),
          entry("src/bench/scale.sh", "measures for minutes"),
          entry("src/bench/sweeps.sh", "measures for minutes"),
          entry("src/bench/commands.sh", "needs two checkouts, and measures for minutes"),
          entry("src/bench/estimates.sh", "measures for minutes"),
          entry("spark-shell --jars", "LibraryExampleIT runs what is typed into it"),
          entry("javac ", "PlugInIT calls it with the same arguments, but for the folders"),
          entry("jar ", "PlugInIT calls it with the same arguments, but for the folders"),
          entry("for m in 'local[1]' 'local[2]'", "SweepIT compares the same masters"),
          entry("pandas.read_parquet", "Python is no tool of the tests; DuckDB reads the files"));

  /** Of spark-submit, each with a value. */
  private static final Set<String> SPARK_OPTIONS =
      Set.of(
          "--master",
          "--deploy-mode",
          "--conf",
          "--jars",
          "--packages",
          "--properties-file",
          "--executor-memory",
          "--executor-cores",
          "--num-executors");

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  private static final Documentation DOCUMENTATION = Documentation.read();

  @TempDir private static Path temp;
  private static SparkSession spark;
  private static Path jar;
  private static Path results;

  @BeforeAll
  static void start() throws IOException {
    jar = new PlugInJar(Path.of("src/test/plugin-example"), temp.resolve("snake")).jar();
    results = EarlierFolder.copy("drawn", temp.resolve("drawn"));
    spark = SmallSweep.session("local[2]");
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  /** Each once, whoever shows it. */
  static Collection<Command> commands() {
    return DOCUMENTATION.commands().stream()
        .collect(
            toMap(
                Command::text,
                command -> command,
                (one, other) -> other.output().isEmpty() ? one : other,
                LinkedHashMap::new))
        .values();
  }

  static List<String> queries() {
    return DOCUMENTATION.queries();
  }

  static List<String> sweepFiles() {
    return DOCUMENTATION.sweepFiles();
  }

  @Test
  void thereAreCommandsQueriesAndSweepFiles() {
    assertThat(commands()).hasSizeGreaterThan(50);
    assertThat(queries()).hasSizeGreaterThan(1);
    assertThat(sweepFiles()).hasSizeGreaterThan(3);
  }

  @Test
  void whatIsListedAsNotRunIsStillDocumented() {
    assertThat(NOT_RUN.keySet())
        .allSatisfy(
            start ->
                assertThat(commands())
                    .extracting(Command::text)
                    .anyMatch(text -> text.startsWith(start)));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandDoesWhatItSays(Command command) {
    if (!command.text().matches("(?s)([A-Z_]+=\\S+ )?\\./submit\\.sh .*")) {
      assertThat(NOT_RUN.keySet()).as(command.text()).anyMatch(command.text()::startsWith);
      String program = command.text().split(" ")[0];
      if (program.matches("(src|\\.ci)/.*")) {
        assertThat(Path.of(program)).isExecutable();
      }
      return;
    }
    List<String> words = words(command.text());
    if (command.text().contains(" --jars ")) {
      CommandRun.seeing(jar, () -> call(words, command));
    } else {
      call(words, command);
    }
  }

  private static CommandRun call(List<String> words, Command command) {
    ParseResult parsed = Main.commands().parseArgs(words.toArray(String[]::new));
    return switch (words.get(0)) {
      case "sweep" -> run(planOf(parsed.subcommand()), command);
      case "query" ->
          words.size() == 2 ? run(words, command) : ask(words.get(words.size() - 1), command);
      case "report", "figures", "bench" ->
          null; // tests of their own call them with all their options
      default -> run(words, command);
    };
  }

  /** What a sweep would do; SweepIT does it. */
  private static List<String> planOf(ParseResult sweep) {
    List<String> words = new ArrayList<>(List.of("plan"));
    words.add(sweep.<String>matchedPositionalValue(0, ""));
    sweep
        .matchedOptionValue("--set", List.<String>of())
        .forEach(value -> words.addAll(List.of("--set", value)));
    return words;
  }

  private static CommandRun run(List<String> words, Command command) {
    CommandRun run = CommandRun.of(words.toArray());
    List<String> shown = command.output().stream().filter(line -> !line.isBlank()).toList();
    if (!shown.isEmpty() && shown.get(0).startsWith("error: ")) {
      assertThat(run.exitCode()).isNotZero();
      assertThat(run.errorLines()).isEqualTo(shown);
      return run;
    }
    assertThat(run.exitCode()).as(words + run.err()).isZero();
    if (words.get(0).equals("theory") && !shown.isEmpty()) {
      assertThat(run.out().lines()).containsExactlyElementsOf(shown);
    }
    return run;
  }

  /** The answer is another one than that of the whole sweep, but for its columns. */
  private static CommandRun ask(String question, Command command) {
    String sql = BuiltInQueries.named(question).map(SqlResource::sql).orElse(question);
    RunQuery answer = RunQuery.of(spark, new StoreLocation(results.toString()), sql);
    assertThat(answer.rows()).toIterable().doesNotContainNull();
    if (!command.output().isEmpty()) {
      assertThat(command.output().get(0).split(" +")).containsExactlyElementsOf(answer.columns());
    }
    return null;
  }

  /** Of a call of submit.sh, without the options of spark-submit and on the small folders. */
  private static List<String> words(String command) {
    List<String> words =
        new ArrayList<>(
            WORD.matcher(command.substring(command.indexOf("./submit.sh ") + 12))
                .results()
                .map(
                    word ->
                        word.group(1) != null
                            ? word.group(1)
                            : word.group(2) != null ? word.group(2) : word.group(3))
                .toList());
    while (words.get(0).startsWith("--") && !words.get(0).equals("--help")) {
      assertThat(SPARK_OPTIONS).contains(words.remove(0));
      words.remove(0);
    }
    int redirection = words.indexOf(">");
    return words.subList(0, redirection < 0 ? words.size() : redirection).stream()
        .map(DocumentedCommandsIT::onSmallFolders)
        .toList();
  }

  private static String onSmallFolders(String word) {
    return switch (word) {
      case "…", "FILE" -> "conf/book.yaml";
      case "mine.yaml" -> mine().toString();
      case "DIR", "results/book", "results/activations", "results/snake" -> results.toString();
      case "results/book-copy" -> temp.resolve("copy").toString();
      case "RUN_ID" -> DuckDb.value(table(), "SELECT min(run_id) FROM TABLE").toString();
      default -> word;
    };
  }

  private static Path table() {
    return results.resolve("runs/*.parquet");
  }

  /** The sweep file of the README. */
  private static Path mine() {
    String text =
        sweepFiles().stream()
            .filter(file -> file.startsWith("name: mine"))
            .findFirst()
            .orElseThrow();
    try {
      return Files.writeString(temp.resolve("mine.yaml"), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("queries")
  void aQueryIsAnswered(String query) {
    if (query.contains(".parquet'")) {
      String files = "'results/book/runs/*.parquet'";
      assertThat(query).contains(files);
      assertThat(DuckDb.query(table(), query.replace(files, "TABLE").replaceFirst(";\\s*$", "")))
          .isNotEmpty();
    } else {
      assertThat(RunQuery.of(spark, new StoreLocation(results.toString()), query).rows())
          .toIterable()
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("sweepFiles")
  void aSweepFileIsRead(String text) throws IOException {
    Path file = Files.writeString(temp.resolve("shown.yaml"), text);
    CommandRun plan = CommandRun.seeing(jar, () -> CommandRun.of("plan", file));
    assertThat(plan.exitCode()).as(plan.err()).isZero();
  }
}
