package initsweep.worker;

import initsweep.data.DataSet;
import initsweep.result.RunResult;
import initsweep.result.Status;
import initsweep.run.RunConfig;
import initsweep.train.Trainer;
import initsweep.worker.Worker.Outcome;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains each run in its own process. A crash or a timeout fails only that run; other results are
 * bit-identical to those of runs trained in this process.
 */
final class IsolatedTrainer {
  private static final Logger LOG = LoggerFactory.getLogger(IsolatedTrainer.class);

  /**
   * Attempts for a run whose process is killed by a signal, since the cause may be another process
   * that used up the memory.
   */
  private static final int TRIES = 3;

  /** Exit codes after SIGHUP, SIGINT, SIGKILL and SIGTERM, which come from outside. */
  private static final Set<Integer> SIGNALS = Set.of(128 + 1, 128 + 2, 128 + 9, 128 + 15);

  private final DataSet data;
  private final Trainer inProcess;
  private final Duration limit;

  /**
   * @param inProcess writes the rows of failed runs
   * @param limit how long a run may take on the clock
   */
  IsolatedTrainer(DataSet data, Trainer inProcess, Duration limit) {
    this.data = data;
    this.inProcess = inProcess;
    this.limit = limit;
  }

  /**
   * @param isStopped asked a few times a second
   * @throws initsweep.run.Interruption if the thread is interrupted or {@code isStopped} says so
   * @throws java.io.UncheckedIOException if no process can be started
   */
  RunResult run(RunConfig config, BooleanSupplier isStopped) {
    for (int tries = 1; ; tries++) {
      Worker worker = IdleWorkers.take(data, isStopped);
      Outcome outcome = worker.ask(config.json(), limit, isStopped);
      if (outcome instanceof Outcome.Answered answered) {
        RunResult result = ((PortableResult) answered.answer()).result(config);
        release(worker, result);
        return result;
      }
      if (!isBySignal(outcome) || tries == TRIES) {
        String error = describe(outcome);
        LOG.warn("Run {} failed: {}", config.id(data.sha256()), error);
        return inProcess.failed(config, error);
      }
    }
  }

  /**
   * Discards the worker of a failed run, whose state, such as a full heap, could affect the next
   * one.
   */
  private void release(Worker worker, RunResult result) {
    if (result.status() == Status.FAILED) {
      worker.close();
    } else {
      IdleWorkers.giveBack(data, worker);
    }
  }

  private static boolean isBySignal(Outcome outcome) {
    return outcome instanceof Outcome.Died died && SIGNALS.contains(died.exitCode());
  }

  private String describe(Outcome outcome) {
    if (isBySignal(outcome)) {
      return "crashed: its process was killed %s times; perhaps the machine is out of memory"
          .formatted(TRIES);
    }
    return outcome instanceof Outcome.Died died
        ? "crashed: it ended its process with exit code " + died.exitCode()
        : "timed out: no result after %s s".formatted(limit.toSeconds());
  }
}
