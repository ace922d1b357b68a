package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.cli.Submission.Ended;
import initsweep.nn.Activation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An activation and an initialiser of a user's own, from source to results: the example of the
 * guide to plug-ins, compiled, put into a jar and passed to submit.sh; what goes wrong with it is
 * tried in this process.
 */
class PlugInIT {
  private static final Path EXAMPLE = Path.of("src/test/plugin-example");
  private static final String SPEC = EXAMPLE.resolve("snake.yaml").toString();
  private static final String SERVICE = "META-INF/services/" + Activation.class.getName();
  private static final String OWN_COMES_WITH_JARS =
      "\"snake\" is not an activation; known: identity, sigmoid, .*"
          + "; add the jar of your own activation with --jars";

  private static final String FILLED_COLUMNS =
      """
      SELECT activation, init, count(*) AS runs, count(verdict) AS verdicts,
        count(gradient_verdict) AS gradient_verdicts, count(training_verdict) AS training_verdicts,
        count(input_insensitive) AS insensitive, count(test_accuracy) AS accuracies
      FROM runs GROUP BY activation, init ORDER BY activation, init
      """;
  private static final String WEIGHTS =
      """
      SELECT init, avg(weight_rms) AS weight_rms FROM layers
      WHERE activation = 'snake' AND iteration = 0 AND layer = 2 GROUP BY init ORDER BY init
      """;

  @TempDir private static Path jars;
  private static Path jar;

  @TempDir private Path temp;

  @BeforeAll
  static void makeTheExample() throws IOException {
    jar = new PlugInJar(EXAMPLE, jars.resolve("snake")).jar();
  }

  @Test
  void plugInsTrainOnEveryMasterAndStandInTheTable() throws Exception {
    Ended local = submit("local[2]", out("local"));
    Ended cluster = submit("local-cluster[2,1,1024]", out("cluster"), "--no-report");
    for (Ended sweep : List.of(local, cluster)) {
      assertThat(sweep.exitCode()).as(sweep.err()).isZero();
      assertThat(sweep.out()).contains("12 runs, 12 computed now, 0 diverged, 0 failed");
      assertThat(sweep.digest()).isEqualTo(local.digest());
    }

    Path results = out("local");
    assertThat(results.resolve("report.html")).content().contains("snake");
    assertThat(csv(jar, "query", results, FILLED_COLUMNS))
        .containsExactly(
            "relu,auto,2,2,2,2,2,2",
            "relu,he,2,2,2,2,2,2",
            "relu,signed_he,2,2,2,2,2,2",
            "snake,auto,2,2,2,2,2,2",
            "snake,he,2,2,2,2,2,2",
            "snake,signed_he,2,2,2,2,2,2");
    List<String> weights = csv(jar, "query", results, WEIGHTS);
    assertThat(number(weights.get(0))).isCloseTo(Math.sqrt(1 / meanSquare() / 100), within(1e-3));
    assertThat(number(weights.get(2))).isCloseTo(Math.sqrt(2.0 / 100), within(1e-8));

    // The view theory evaluates the activation, so it needs the jar as a sweep does.
    String theory = "SELECT DISTINCT activation, init FROM theory";
    Ended seen = Submission.run(temp, "--jars", jar, "query", results, theory, "--format", "csv");
    assertThat(seen.out()).as(seen.err()).contains("snake,auto", "snake,he");
    assertError(
        CommandRun.local("query", results, "theory-by-cell"),
        ".* is not an (activation|initialiser); known: .*; add the jar of your own \\1 with --jars");
  }

  @Test
  void theTheoryOfAPlugInIsComputed() {
    List<String> rows = csv(jar, "theory", "--activation", "snake");
    assertThat(rows).hasSize(1);
    String[] row = rows.get(0).split(",");
    assertThat(row[0]).isEqualTo("snake");
    assertThat(Double.parseDouble(row[1])).isCloseTo((1 - Math.exp(-2)) / 2, within(1e-12));
    assertThat(Double.parseDouble(row[2])).isCloseTo(meanSquare(), within(1e-12));
    assertThat(Double.parseDouble(row[3])).isCloseTo(1 + (1 - Math.exp(-8)) / 2, within(1e-12));
    assertThat(csv(jar, "theory")).anyMatch(line -> line.startsWith("snake,"));
  }

  @Test
  void aSweepOfPlugInsIsPlanned() {
    CommandRun plan = seeing(jar, "plan", SPEC);
    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.out()).containsPattern("(?m)^runs +30$");
  }

  @Test
  void withoutItsJarAPlugInIsUnknownAndTheErrorSaysWhereItComesFrom() {
    assertError(
        CommandRun.local("sweep", SPEC, "--out", out("none")),
        "activation in " + SPEC + " line 5: " + OWN_COMES_WITH_JARS);
    assertThat(temp.resolve("none")).doesNotExist();
    assertError(CommandRun.local("theory", "--activation", "snake"), OWN_COMES_WITH_JARS);
    assertError(
        CommandRun.local("plan", "conf/book.yaml", "--set", "init=signed_he"),
        ".*\"signed_he\" is not an initialiser; .*; add the jar of your own initialiser with"
            + " --jars");
  }

  @Test
  void aPlugInThatThrowsIsAFailedRun() throws Exception {
    Path throwing =
        new PlugInJar(EXAMPLE, temp.resolve("throwing"))
            .change(
                "example/Snake.java", "return z .*;", "throw new RuntimeException(\"no value\");")
            .jar();
    CommandRun sweep = seeing(throwing, sweep(out("failed"), "--no-report", "--set", "init=he"));
    assertThat(sweep.exitCode()).as(sweep.err()).isEqualTo(ExitCode.SOME_RUNS_FAILED);
    assertThat(sweep.out()).contains("4 runs, 4 computed now, 0 diverged, 2 failed");
    assertThat(
            csv(
                throwing,
                "query",
                out("failed"),
                "SELECT activation, status, error, count(*) AS runs FROM runs GROUP BY ALL ORDER BY 1"))
        .containsExactly(
            "relu,completed,,2", "snake,failed,java.lang.RuntimeException: no value,2");
    assertError(
        seeing(throwing, "theory"),
        "cannot compute the theory of activation snake: example.Snake threw"
            + " java.lang.RuntimeException: no value"
            + "; expected a finite value and slope for every finite number");
  }

  @Test
  void aPlugInThatCannotBeLoadedIsOneLine() throws Exception {
    Path misspelt =
        new PlugInJar(EXAMPLE, temp.resolve("misspelt"))
            .change(SERVICE, "example.Snake", "example.Snail")
            .jar();
    assertError(
        seeing(misspelt, "theory"),
        "an activation plug-in cannot be loaded: .*example.Snail not found"
            + "; correct META-INF/services/initsweep.nn.Activation in its jar");

    Path prose =
        new PlugInJar(EXAMPLE, temp.resolve("prose"))
            .change(SERVICE, "example.Snake", "the class Snake")
            .jar();
    assertError(
        seeing(prose, "plan", SPEC),
        "activation in .*: an activation plug-in cannot be loaded: .*Illegal .*"
            + "; correct META-INF/services/initsweep.nn.Activation in its jar");

    PlugInJar newer = new PlugInJar(EXAMPLE, temp.resolve("newer"));
    newer.compile();
    Path snake = newer.classes().resolve("example/Snake.class");
    byte[] code = Files.readAllBytes(snake);
    code[7] = 127; // the low byte of the class file's version; 61 is Java 17
    Files.write(snake, code);
    assertError(
        seeing(newer.pack(), "theory"),
        "an activation plug-in cannot be loaded: java.lang.UnsupportedClassVersionError: .*"
            + "; compile it for Java \\d+ against this InitSweep, and add the jars it needs to --jars");
  }

  @Test
  void theGuideShowsThisExample() throws Exception {
    String guide = Files.readString(Path.of("docs/plug-ins.md"));
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(guide).as(file.toString()).contains(Files.readString(file).strip());
      }
    }
  }

  /** E (z + sin²z)² for z ~ N(0, 1), from E cos kz = e^(−k²/2). */
  private static double meanSquare() {
    return 1 + 3.0 / 8 - Math.exp(-2) / 2 + Math.exp(-8) / 8;
  }

  private static double number(String row) {
    return Double.parseDouble(row.substring(row.indexOf(',') + 1));
  }

  private static void assertError(CommandRun run, String pattern) {
    List<String> lines = run.errorLines();
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).matches("error: " + pattern);
  }

  private Path out(String name) {
    return temp.resolve(name);
  }

  /** Three iterations of the example's sweep: 12 runs. */
  private static Object[] sweep(Path out, Object... options) {
    List<Object> command = new ArrayList<>(List.of("sweep", SPEC, "--out", out));
    command.addAll(List.of("--set", "iterations=3", "--set", "seed=0..1"));
    command.addAll(List.of(options));
    return command.toArray();
  }

  private Ended submit(String master, Path out, Object... options) throws Exception {
    List<Object> command = new ArrayList<>(List.of("--master", master, "--jars", jar));
    command.addAll(List.of(sweep(out, options)));
    return Submission.run(temp, command.toArray());
  }

  private static CommandRun seeing(Path plugIns, Object... command) {
    return CommandRun.seeing(plugIns, () -> CommandRun.local(command));
  }

  /** The rows of an answer, without its header. */
  private static List<String> csv(Path plugIns, Object... command) {
    CommandRun answer =
        seeing(plugIns, Stream.concat(Stream.of(command), Stream.of("--format", "csv")).toArray());
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    return answer.out().lines().skip(1).toList();
  }
}
