package initsweep.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/**
 * Shuts a command down cleanly on SIGTERM, SIGINT and SIGHUP: its thread is interrupted, so that it
 * releases its lease, and the process exits with {@link ExitCode#INTERRUPTED} instead of 128 + n.
 * Does the same if other code shuts the JVM down, as Spark does when a task runs out of memory,
 * with another exit code, since running the same command again may fail again.
 */
final class Termination {
  private static final Logger LOG = LoggerFactory.getLogger(Termination.class);

  /**
   * Priority of our shutdown hook: before Spark's, which is 40 and stops the context that the
   * command still uses.
   */
  private static final int BEFORE_SPARK = 100;

  private static final int LAST = 0;

  private static final List<String> SIGNALS = List.of("HUP", "INT", "TERM");
  private static final long PATIENCE_SECONDS = 20;

  private final Thread command = Thread.currentThread();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean isUnderWay;
  private volatile boolean isSignalled;

  private Termination() {}

  /**
   * @return the command's exit code
   */
  static int guard(Callable<Integer> command) throws Exception {
    Termination termination = new Termination();
    SIGNALS.forEach(termination::handle);
    ShutdownHookManager hooks = ShutdownHookManager.get();
    hooks.addShutdownHook(
        termination::endCommand, BEFORE_SPARK, 2 * PATIENCE_SECONDS, TimeUnit.SECONDS);
    hooks.addShutdownHook(termination::endProcess, LAST);
    try {
      return command.call();
    } catch (Exception e) {
      if (termination.isUnderWay) {
        return termination.exitCode();
      }
      throw e;
    } finally {
      termination.ended.countDown();
    }
  }

  private void handle(String name) {
    try {
      Signal.handle(
          new Signal(name),
          signal -> {
            isSignalled = true;
            System.exit(ExitCode.INTERRUPTED);
          });
    } catch (IllegalArgumentException e) {
      LOG.debug("Cannot handle SIG{}", name, e); // java -Xrs
    }
  }

  private int exitCode() {
    return isSignalled ? ExitCode.INTERRUPTED : ExitCode.INTERNAL;
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
          "%s%s. What is finished is kept: resume with the same command%s."
              .formatted(
                  isSignalled
                      ? "Interrupted"
                      : "error: the JVM was shut down from within (System.exit or a fatal error)",
                  hasEnded ? "" : ", and the command did not stop in time",
                  isSignalled ? "" : ", with more --driver-memory if memory ran out"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void endProcess() {
    if (isUnderWay) {
      Runtime.getRuntime().halt(exitCode());
    }
  }
}
