package initsweep.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.data.ImageSet;
import initsweep.data.LearnableFolder;
import initsweep.store.RunRow;
import initsweep.train.Interruption;
import initsweep.train.ProbePlan;
import initsweep.train.RunConfig;
import initsweep.train.RunKey;
import initsweep.train.RunResult;
import initsweep.train.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in processes of their own beside the same runs in this one. */
class ChunkTrainerTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @TempDir static Path folder;
  private static ImageSet images;

  @BeforeAll
  static void drawImages() {
    images = LearnableFolder.images(folder, 500, 100);
  }

  private static RunConfig run(String init, String iterations) {
    return RunConfig.of(
        "images",
        Map.of(
            RunKey.HIDDEN, "[16]",
            RunKey.INIT, init,
            RunKey.LR, "0.5",
            RunKey.BATCH, "64",
            RunKey.ITERATIONS, iterations),
        new ProbePlan(List.of(0), true, 100, 30, 0, 1),
        5);
  }

  private static List<String> digests(List<RunResult> results) {
    return results.stream().map(result -> new RunRow("test", result).digest()).toList();
  }

  @Test
  void aRunInAProcessOfItsOwnHasTheBitsOfOneBesideOthers() {
    List<RunConfig> runs = List.of(run("he", "20"), run("0.01", "20"), run("1e30", "20"));
    List<RunResult> beside = new ChunkTrainer(images, LIMIT, false).run(runs, () -> false);
    List<RunResult> apart = new ChunkTrainer(images, LIMIT, true).run(runs, () -> false);
    assertThat(digests(apart)).isEqualTo(digests(beside));
    assertThat(apart).extracting(RunResult::status).contains(Status.COMPLETED, Status.DIVERGED);
  }

  @Test
  void aRunWhoseProcessIsKilledFromOutsideIsRunAgain() {
    List<RunConfig> runs = List.of(run("he", "20000"));
    ChunkTrainer apart = new ChunkTrainer(images, LIMIT, true);
    List<RunResult> undisturbed = apart.run(runs, () -> false);
    CompletableFuture<List<RunResult>> disturbed =
        CompletableFuture.supplyAsync(() -> apart.run(runs, () -> false));
    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
    assertThat(digests(disturbed.join())).isEqualTo(digests(undisturbed));
  }

  @Test
  void aRunOverTheLimitHasFailedAndTheNextOneHasNot() {
    List<RunConfig> runs = List.of(run("he", "2000000"), run("he", "1"));
    List<RunResult> results =
        new ChunkTrainer(images, Duration.ofSeconds(2), true).run(runs, () -> false);
    assertThat(results.get(0).error()).isEqualTo("timed out: no result after 2 s");
    assertThat(results.get(1).status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void aRunThatIsToldToStopIsNoResult() {
    ChunkTrainer apart = new ChunkTrainer(images, LIMIT, true);
    assertThatThrownBy(() -> apart.run(List.of(run("he", "2000000")), () -> true))
        .isInstanceOf(Interruption.class);
  }
}
