package initsweep.train;

import initsweep.data.DataSet;
import initsweep.kernel.Kernel;
import initsweep.result.Cost;
import initsweep.result.RunResult;
import initsweep.result.Status;
import initsweep.run.HostName;
import initsweep.run.Interruption;
import initsweep.run.RunConfig;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * Runs one configuration. Whatever the run itself throws, errors of the JVM included, ends in a
 * result with status failed.
 */
final class Attempt {
  private static final String HOST = HostName.get();
  private static final String JVM =
      System.getProperty("java.vm.version") + " " + System.getProperty("java.vendor");
  private static final int LONGEST_ERROR = 500;

  private final RunConfig config;
  private final Stopwatch own = new Stopwatch();
  private String error;

  Attempt(RunConfig config) {
    this.config = config;
  }

  /**
   * Executes a part of the run, unless an earlier part failed.
   *
   * @throws Interruption if the run is told to stop
   */
  void perform(Runnable part) {
    if (error == null) {
      error = failure(() -> own.time(part));
    }
  }

  /** Marks the run as failed because of something that it shares with others. */
  void fail(String error) {
    this.error = error;
  }

  boolean hasFailed() {
    return error != null;
  }

  /**
   * Executes {@code part} and returns class and message of its exception; null if it succeeds.
   *
   * @throws Interruption if the thread is told to stop
   */
  static String failure(Runnable part) {
    try {
      part.run();
      return null;
    } catch (Interruption e) {
      throw e;
    } catch (Throwable e) { // a plug-in may throw anything
      return describe(e);
    }
  }

  private static String describe(Throwable error) {
    String text = error.getMessage() == null ? error.getClass().getName() : error.toString();
    return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR) + "…";
  }

  /**
   * @param divergedAt iteration of the first non-finite loss, or null
   * @param measured ignored if the run failed
   * @param shared time spent for this run and {@code sharers} − 1 others together
   */
  RunResult result(
      DataSet data,
      Kernel kernel,
      Integer divergedAt,
      RunResult.Measured measured,
      Stopwatch shared,
      int sharers) {
    Status status =
        hasFailed() ? Status.FAILED : divergedAt == null ? Status.COMPLETED : Status.DIVERGED;
    return new RunResult(
        config,
        config.id(data.sha256()),
        status,
        hasFailed() ? null : divergedAt,
        error,
        hasFailed() ? RunResult.Measured.NOTHING : measured,
        new Cost(
            TimeUnit.NANOSECONDS.toMillis(own.cpu() + shared.cpu() / sharers),
            TimeUnit.NANOSECONDS.toMillis(own.wall() + shared.wall() / sharers),
            HOST,
            Instant.now().truncatedTo(ChronoUnit.MICROS),
            JVM,
            kernel.vectorBits()));
  }
}
