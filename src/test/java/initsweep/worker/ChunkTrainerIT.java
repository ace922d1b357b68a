package initsweep.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.data.ImageSet;
import initsweep.data.LearnableFolder;
import initsweep.result.RunResult;
import initsweep.result.Status;
import initsweep.run.Interruption;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.table.RowDigests;
import initsweep.table.RunRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs in processes of their own beside the same runs in this one. */
class ChunkTrainerIT {
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
    return results.stream().map(result -> RowDigests.first(new RunRow("test", 1, result))).toList();
  }

  @Test
  void aRunInAProcessOfItsOwnHasTheBitsOfOneBesideOthers() {
    List<RunConfig> runs = List.of(run("he", "20"), run("0.01", "20"), run("1e30", "20"));
    List<RunResult> beside = new ChunkTrainer(images, LIMIT, false).run(runs, () -> false);
    List<RunResult> apart = new ChunkTrainer(images, LIMIT, true).run(runs, () -> false);
    assertThat(digests(apart)).isEqualTo(digests(beside));
    assertThat(apart).extracting(RunResult::status).contains(Status.COMPLETED, Status.DIVERGED);
  }

  /** It is training by then: it was given the run before it is looked at. */
  @ParameterizedTest
  @ValueSource(strings = {"-KILL", "-TERM", "-INT", "-HUP"})
  void aRunWhoseProcessIsEndedFromOutsideIsRunAgain(String signal) {
    List<RunConfig> runs = List.of(run("he", "20000"));
    ChunkTrainer apart = new ChunkTrainer(images, LIMIT, true);
    List<RunResult> undisturbed = apart.run(runs, () -> false);
    AtomicInteger looks = new AtomicInteger();
    List<RunResult> disturbed =
        apart.run(
            runs,
            () -> {
              if (looks.incrementAndGet() == 1) {
                assertThat(signalWorkers(signal)).isNotEmpty();
              }
              return false;
            });
    assertThat(digests(disturbed)).isEqualTo(digests(undisturbed));
  }

  /** As when Ctrl-C ends all processes of a terminal, and this one is told last. */
  @Test
  void aDeathIsNotJudgedBeforeAnOrderToStopHasHadTimeToArrive() {
    AtomicInteger looks = new AtomicInteger();
    List<Integer> workersAfterwards = new ArrayList<>();
    BooleanSupplier isStopped =
        () -> {
          if (looks.incrementAndGet() == 1) {
            List<ProcessHandle> killed = signalWorkers("-KILL");
            killed.forEach(worker -> worker.onExit().join());
            return killed.isEmpty();
          }
          workersAfterwards.add(workers().size());
          return looks.get() == 4;
        };
    ChunkTrainer apart = new ChunkTrainer(images, LIMIT, true);
    assertThat(apart.run(List.of(run("he", "1")), () -> false)).hasSize(1); // its process waits
    assertThatThrownBy(() -> apart.run(List.of(run("he", "2000000")), isStopped))
        .isInstanceOf(Interruption.class);
    assertThat(workersAfterwards).as("no other try was made").containsExactly(0, 0, 0);
  }

  private static List<ProcessHandle> workers() {
    return ProcessHandle.current().children().filter(ChunkTrainerIT::isJava).toList();
  }

  /**
   * Those that got it. It does not end them where it is ignored, as SIGINT is by what a script
   * starts in the background.
   */
  private static List<ProcessHandle> signalWorkers(String signal) {
    List<ProcessHandle> workers = workers();
    workers.forEach(worker -> signal(signal, worker));
    return workers;
  }

  private static boolean isJava(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("java");
  }

  private static void signal(String signal, ProcessHandle process) {
    try {
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A process that has trained the same before waits for the next one, which is over at once. */
  @Test
  void aRunOverTheLimitHasFailedAndTheNextOneHasNot() throws Exception {
    startTwoWorkers();
    List<RunConfig> runs = List.of(run("he", "20000000"), run("he", "1"));
    List<RunResult> results =
        new ChunkTrainer(images, Duration.ofSeconds(3), true).run(runs, () -> false);
    assertThat(results.get(0).error()).isEqualTo("timed out: no result after 3 s");
    assertThat(results.get(1).status()).isEqualTo(Status.COMPLETED);
  }

  private static void startTwoWorkers() throws Exception {
    ChunkTrainer apart = new ChunkTrainer(images, LIMIT, true);
    CyclicBarrier both = new CyclicBarrier(2);
    Callable<List<RunResult>> run = () -> apart.run(List.of(run("he", "1")), waitingOnceFor(both));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (Future<List<RunResult>> results : threads.invokeAll(List.of(run, run))) {
        assertThat(results.get()).hasSize(1);
      }
    } finally {
      threads.shutdown();
    }
  }

  /** It is asked first when there is a process for the run. */
  private static BooleanSupplier waitingOnceFor(CyclicBarrier both) {
    AtomicBoolean isFirst = new AtomicBoolean(true);
    return () -> {
      try {
        if (isFirst.getAndSet(false)) {
          both.await(LIMIT.toMinutes(), TimeUnit.MINUTES);
        }
        return false;
      } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  @Test
  void aRunThatIsToldToStopIsNoResult() {
    ChunkTrainer apart = new ChunkTrainer(images, LIMIT, true);
    assertThatThrownBy(() -> apart.run(List.of(run("he", "2000000")), () -> true))
        .isInstanceOf(Interruption.class);
  }
}
