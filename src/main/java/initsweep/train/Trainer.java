package initsweep.train;

import initsweep.data.DataSet;
import initsweep.data.ImageSet;
import initsweep.data.NormalInputs;
import initsweep.kernel.Kernel;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Runs configurations on one data set, one at a time on the calling thread. May be shared by
 * threads.
 */
public final class Trainer {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final String HOST = host();
  private static final String JVM =
      System.getProperty("java.vm.version") + " " + System.getProperty("java.vendor");
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int LONGEST_ERROR = 500;

  private final DataSet data;
  private final Kernel kernel;

  public Trainer(DataSet data, Kernel kernel) {
    this.data = data;
    this.kernel = kernel;
  }

  /**
   * Runs one configuration. Whatever the run itself throws, errors of the Java machine included, is
   * a result with status failed.
   *
   * @throws Interruption if the thread is interrupted
   */
  public RunResult run(RunConfig config) {
    long cpu = THREADS.getCurrentThreadCpuTime();
    long wall = System.nanoTime();
    Outcome outcome = attempt(config);
    Cost cost =
        new Cost(
            (THREADS.getCurrentThreadCpuTime() - cpu) / NANOS_PER_MILLI,
            (System.nanoTime() - wall) / NANOS_PER_MILLI,
            HOST,
            Instant.now().truncatedTo(ChronoUnit.MICROS),
            JVM,
            kernel.vectorBits());
    return new RunResult(
        config,
        config.id(data.sha256()),
        outcome.status,
        outcome.divergedAt,
        outcome.error,
        outcome.measured,
        cost);
  }

  private record Outcome(
      Status status, Integer divergedAt, String error, RunResult.Measured measured) {}

  private Outcome attempt(RunConfig config) {
    try {
      return data instanceof ImageSet images
          ? train(config, images)
          : study(config, (NormalInputs) data);
    } catch (Interruption e) {
      throw e;
    } catch (RuntimeException
        | StackOverflowError
        | OutOfMemoryError
        | LinkageError
        | AssertionError e) {
      return new Outcome(Status.FAILED, null, describe(e), RunResult.Measured.NOTHING);
    }
  }

  private Outcome train(RunConfig config, ImageSet images) {
    Training training = new Training(config, images, kernel);
    boolean isFinite = training.train();
    return isFinite
        ? new Outcome(Status.COMPLETED, null, null, training.measured(true))
        : new Outcome(Status.DIVERGED, training.divergedAt(), null, training.measured(false));
  }

  private Outcome study(RunConfig config, NormalInputs inputs) {
    return new Outcome(
        Status.COMPLETED, null, null, new ForwardStudy(config, inputs, kernel).measured());
  }

  private static String describe(Throwable error) {
    String text = error.getMessage() == null ? error.getClass().getName() : error.toString();
    return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR) + "…";
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
