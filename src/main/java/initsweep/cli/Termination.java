package initsweep.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * What SIGTERM, SIGINT and SIGHUP do to a command: its thread is interrupted, so that it gives back
 * what it holds, and the process ends with {@link ExitCode#INTERRUPTED} instead of 128 + n.
 */
final class Termination {
  /** Before Spark, whose hook has 40, stops the context under the command's feet. */
  private static final int BEFORE_SPARK = 100;

  private static final int LAST = 0;
  private static final long PATIENCE_SECONDS = 20;

  private final Thread command = Thread.currentThread();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean isUnderWay;

  private Termination() {}

  /**
   * @return the command's exit code
   */
  static int guard(Callable<Integer> command) throws Exception {
    Termination termination = new Termination();
    ShutdownHookManager hooks = ShutdownHookManager.get();
    hooks.addShutdownHook(
        termination::endCommand, BEFORE_SPARK, 2 * PATIENCE_SECONDS, TimeUnit.SECONDS);
    hooks.addShutdownHook(termination::endProcess, LAST);
    try {
      return command.call();
    } catch (Exception e) {
      if (termination.isUnderWay) {
        return ExitCode.INTERRUPTED;
      }
      throw e;
    } finally {
      termination.ended.countDown();
    }
  }

  private void endCommand() {
    if (ended.getCount() == 0) {
      return; // the process ends because the command has
    }
    isUnderWay = true;
    command.interrupt();
    try {
      boolean hasEnded = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      System.err.println(
          "Interrupted%s. What is finished is kept: resume with the same command."
              .formatted(hasEnded ? "" : ", and something did not end in time"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void endProcess() {
    if (isUnderWay) {
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
  }
}
