package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.cli.Submission.Ended;
import initsweep.data.LearnableFolder;
import initsweep.ledger.Verification;
import initsweep.storage.Store;
import initsweep.storage.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sweep that chooses and then compares, killed or damaged in either stage: the choices and the
 * bits of the sweep that nobody disturbed, or a refusal.
 */
class TunedFaultsIT {
  /** A chunk for each run, as in {@link ShortSweep}. */
  private static final String SPEC =
      """
      name: tuned
      data: %s
      validation: 500
      run: {hidden: [16], iterations: 1000, batch: 64}
      grid: {init: [xavier, he], seed: 0..9}
      tune:
        over: {lr: [0.02, 0.1, 0.5]}
        by: validation_accuracy
        seeds: 1000..1001
      probe: {at: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, last], inputs: 1000000}
      """;

  private static final List<String> STAGES = List.of("g01", "g02");
  private static final int TUNING = 12;
  private static final int RUNS = TUNING + 20;
  private static final int KILLED = 137;
  private static final String CHOICES = "_sweep/choices-g01.json";

  @TempDir private static Path temp;
  private static String digest;
  private static String choices;

  @BeforeAll
  static void runUndisturbed() throws Exception {
    Path data = LearnableFolder.write(temp.resolve("images"), 2000, 300);
    Files.writeString(temp.resolve("tuned.yaml"), SPEC.formatted(data));
    CommandRun ended = CommandRun.local(command("undisturbed"));
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    digest = ended.digest();
    choices = Files.readString(temp.resolve("undisturbed").resolve(CHOICES));
  }

  /** With a folder that can be watched before the sweep makes it itself. */
  private static Submission start(String out, Object... options) throws IOException {
    List<Object> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of(command(out)));
    return Submission.start(temp, arguments.toArray());
  }

  private static Object[] command(String out) {
    return new Object[] {
      "sweep", temp.resolve("tuned.yaml"), "--no-report", "--out", temp.resolve(out)
    };
  }

  private static FolderWatch table(String out) throws IOException {
    return new FolderWatch(Files.createDirectories(temp.resolve(out).resolve("runs")));
  }

  private static void assertWhole(String out) throws IOException {
    try (Store store = new StoreLocation(temp.resolve(out).toString()).open(new Configuration())) {
      Verification.Result found = Verification.of(store);
      assertThat(found.faults()).isEmpty();
      assertThat(found.isWhole()).isTrue();
      assertThat(found.progress().done()).isEqualTo(RUNS);
      assertThat(found.digest()).isEqualTo(digest);
    }
    assertThat(temp.resolve(out).resolve(CHOICES)).hasContent(choices);
  }

  @Test
  void aDriverIsKilledInEachStageAndAFileOfTheFirstGoesBad() throws Exception {
    try (FolderWatch table = table("drivers")) {
      for (String stage : STAGES) {
        try (Submission sweep = start("drivers", "--master", "local[1]")) {
          assertThat(table.awaitFile(stage, sweep)).as(stage).isTrue();
          assertThat(sweep.kill()).as(stage).isEqualTo(KILLED);
        }
      }
    }
    Path tuning = first("drivers", "g01");
    byte[] content = Files.readAllBytes(tuning);
    content[content.length / 3] ^= 4;
    Files.write(tuning, content);
    CommandRun ended = CommandRun.local(command("drivers"));
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.out()).doesNotContain(RUNS + " computed now");
    assertWhole("drivers");
    assertThat(temp.resolve("drivers/_sweep/quarantine")).isNotEmptyDirectory();
  }

  private static Path first(String out, String stage) throws IOException {
    try (Stream<Path> files = Files.list(temp.resolve(out).resolve("runs"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(stage))
          .min(Path::compareTo)
          .orElseThrow();
    }
  }

  @Test
  void anExecutorIsKilledInEachStage() throws Exception {
    try (FolderWatch table = table("executors");
        Submission sweep = start("executors", "--master", "local-cluster[2,1,1024]")) {
      for (String stage : STAGES) {
        assertThat(table.awaitFile(stage, sweep)).as(stage).isTrue();
        assertThat(sweep.executors()).as(stage).isNotEmpty();
        Submission.kill(sweep.executors().get(0));
      }
      Ended ended = sweep.end();
      assertThat(ended.exitCode()).as(ended.err()).isZero();
    }
    assertWhole("executors");
  }

  @Test
  void aSecondDriverIsRefusedInEachStage() throws Exception {
    try (FolderWatch table = table("two");
        Submission first = start("two", "--master", "local[1]")) {
      for (String stage : STAGES) {
        assertThat(table.awaitFile(stage, first)).as(stage).isTrue();
        signal("-STOP", first); // so that it is still there when the second one looks
        CommandRun second = CommandRun.local(command("two")); // before a minute without heartbeat
        signal("-CONT", first);
        assertThat(second.exitCode()).as(second.err()).isEqualTo(ExitCode.FOREIGN_OUTPUT);
        assertThat(second.err()).contains("two is in use by process " + first.handle().pid());
      }
      Ended ended = first.end();
      assertThat(ended.exitCode()).as(ended.err()).isZero();
    }
    assertWhole("two");
  }

  private static void signal(String signal, Submission sweep) throws Exception {
    String pid = Long.toString(sweep.handle().pid());
    assertThat(new ProcessBuilder("kill", signal, pid).start().waitFor()).isZero();
  }
}
