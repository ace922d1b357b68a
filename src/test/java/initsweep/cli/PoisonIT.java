package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.cli.Submission.Ended;
import initsweep.data.LearnableFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Activations that end their JVM, fill it or never end, among runs that do nothing of the kind. */
class PoisonIT {
  private static final Path SOURCES = Path.of("src/test/poison-plugin");
  private static final Path SPEC = SOURCES.resolve("poison.yaml");

  @TempDir private static Path temp;
  private static Path jar;
  private static Path data;

  @BeforeAll
  static void compile() throws Exception {
    jar = new PlugInJar(SOURCES, temp.resolve("poison")).jar();
    data = LearnableFolder.write(temp.resolve("images"), 2000, 300);
  }

  @Test
  void aRunThatEndsItsJvmIsARowThatSaysSo() throws Exception {
    Path out = temp.resolve("poisoned");
    Ended sweep =
        Submission.run(
            temp,
            "--master",
            "local-cluster[2,1,1024]",
            "--jars",
            jar,
            "sweep",
            SPEC,
            "--set",
            "data=" + data,
            "--no-report",
            "--out",
            out);
    assertThat(sweep.exitCode()).as(sweep.err()).isEqualTo(ExitCode.SOME_RUNS_FAILED);
    assertThat(sweep.out()).contains("59 runs, 59 computed now, 1 diverged, 5 failed");

    assertThat(rows(out, "SELECT activation, status, error FROM runs WHERE status <> 'completed'"))
        .containsExactlyInAnyOrder(
            "breaks,failed,java.lang.Error: broken",
            "exits,failed,crashed: it ended its process with exit code 3",
            "halts,failed,crashed: it ended its process with exit code 4",
            "hoards,failed,java.lang.OutOfMemoryError: Java heap space",
            "overflows,failed,java.lang.StackOverflowError",
            "vanishes,diverged,");
    assertThat(seeing("verify", out).exitCode()).isEqualTo(ExitCode.SOME_RUNS_FAILED);
    String halts = rows(out, "SELECT run_id FROM runs WHERE activation = 'halts'").get(0);
    CommandRun replay = seeing("replay", out, halts);
    assertThat(replay.out()).as(replay.err()).endsWith("Identical bit for bit.\n");
  }

  /** The others have no limit: they are no code of the user's. */
  @Test
  void aRunThatNeverEndsIsARowThatSaysSo() {
    Path out = temp.resolve("spun");
    CommandRun sweep = limited("1s", out);
    assertThat(sweep.exitCode()).as(sweep.err()).isEqualTo(ExitCode.SOME_RUNS_FAILED);
    assertThat(sweep.out()).contains("3 runs, 3 computed now, 0 diverged, 1 failed");
    assertThat(rows(out, "SELECT activation, status, error FROM runs ORDER BY 1"))
        .containsExactly(
            "relu,completed,", "spins,failed,timed out: no result after 1 s", "tanh,completed,");
  }

  @Test
  void aTimeLimitThatIsNoneIsRefused() {
    CommandRun sweep = limited("soon", temp.resolve("none"));
    assertThat(sweep.exitCode()).as(sweep.err()).isEqualTo(ExitCode.USAGE);
    assertThat(sweep.err())
        .contains("spark.initsweep.runTimeLimit is \"soon\"; expected a duration such as 90s");
    assertThat(temp.resolve("none")).doesNotExist();
  }

  private static CommandRun limited(String limit, Path out) {
    return CommandRun.seeing(
        jar,
        () ->
            CommandRun.with(
                Map.of("spark.initsweep.runTimeLimit", limit),
                "sweep",
                SOURCES.resolve("spin.yaml"),
                "--set",
                "data=" + data,
                "--no-report",
                "--out",
                out));
  }

  private static CommandRun seeing(Object... command) {
    return CommandRun.seeing(jar, () -> CommandRun.local(command));
  }

  private static List<String> rows(Path out, String sql) {
    CommandRun answer = CommandRun.local("query", out, sql, "--format", "csv");
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    return answer.out().lines().skip(1).toList();
  }
}
