package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.cli.Submission.Ended;
import initsweep.data.LearnableFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Activations that end their JVM, fill it or never end, among sixty runs. */
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
  void aRunThatEndsItsMachineOrNeverEndsIsARowThatSaysSo() throws Exception {
    Path out = temp.resolve("poisoned");
    Ended sweep = sweep("local-cluster[2,1,1024]", "20s", out);
    assertThat(sweep.exitCode()).as(sweep.err()).isEqualTo(ExitCode.SOME_RUNS_FAILED);
    assertThat(sweep.out()).contains("60 runs, 60 computed now, 1 diverged, 6 failed");

    Ended rows =
        Submission.run(
            temp,
            "query",
            out,
            "SELECT activation, status, error FROM runs WHERE status <> 'completed' ORDER BY 1",
            "--format",
            "csv");
    assertThat(rows.out().lines())
        .containsExactly(
            "activation,status,error",
            "breaks,failed,java.lang.Error: broken",
            "exits,failed,crashed: it ended its process with exit code 3",
            "halts,failed,crashed: it ended its process with exit code 4",
            "hoards,failed,java.lang.OutOfMemoryError: Java heap space",
            "overflows,failed,java.lang.StackOverflowError",
            "spins,failed,timed out: no result after 20 s",
            "vanishes,diverged,");
    assertThat(Submission.run(temp, "--jars", jar, "verify", out).exitCode())
        .isEqualTo(ExitCode.SOME_RUNS_FAILED);
    Ended replay = Submission.run(temp, "--jars", jar, "replay", out, runId(out, "halts"));
    assertThat(replay.out()).as(replay.err()).endsWith("Identical bit for bit.\n");
  }

  private static String runId(Path out, String activation) throws Exception {
    String sql = "SELECT run_id FROM runs WHERE activation = '%s'".formatted(activation);
    Ended row = Submission.run(temp, "query", out, sql, "--format", "csv");
    return row.out().lines().skip(1).findFirst().orElseThrow();
  }

  @Test
  void aTimeLimitThatIsNoneIsRefused() throws Exception {
    Ended sweep = sweep("local[2]", "soon", temp.resolve("none"));
    assertThat(sweep.exitCode()).as(sweep.err()).isEqualTo(ExitCode.USAGE);
    assertThat(sweep.err())
        .contains("spark.initsweep.runTimeLimit is \"soon\"; expected a duration such as 90s");
    assertThat(temp.resolve("none")).doesNotExist();
  }

  private static Ended sweep(String master, String limit, Path out) throws Exception {
    return Submission.run(
        temp,
        "--master",
        master,
        "--conf",
        "spark.initsweep.runTimeLimit=" + limit,
        "--jars",
        jar,
        "sweep",
        SPEC,
        "--set",
        "data=" + data,
        "--out",
        out);
  }
}
