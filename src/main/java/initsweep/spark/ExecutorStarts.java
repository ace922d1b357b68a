package initsweep.spark;

import java.util.function.Consumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Notices that no executor can start, since it lacks a file of the application: Spark would start
 * the next one for ever. One machine without the file is no reason to give up while another works.
 */
final class ExecutorStarts extends SparkListener {
  private static final String FAILED = "Unable to create executor due to ";
  private static final int ENOUGH = 4;

  /** An executor that works has sent several heartbeats in this time. */
  private static final long PATIENCE_MILLIS = 30_000;

  private final Consumer<StartException> hopeless;
  private int failures;
  private long firstFailure;
  private boolean isOneAtWork;

  /**
   * @param hopeless called once, in Spark's thread of listeners
   */
  ExecutorStarts(Consumer<StartException> hopeless) {
    this.hopeless = hopeless;
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    isOneAtWork |= end.taskInfo().successful();
  }

  /** A heartbeat; the driver has one, too. */
  @Override
  public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate heartbeat) {
    isOneAtWork |= !heartbeat.execId().equals("driver");
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    if (isOneAtWork || !removed.reason().startsWith(FAILED)) {
      return;
    }
    if (failures == 0) {
      firstFailure = removed.time();
    }
    failures++;
    if (failures >= ENOUGH && removed.time() - firstFailure >= PATIENCE_MILLIS) {
      isOneAtWork = true; // said once
      hopeless.accept(
          new StartException(
              "no executor can start, because of " + removed.reason().substring(FAILED.length()),
              "A file of --jars or --files that begins with local: has to be on every machine, and"
                  + " hdfs:// and s3a:// ones readable there; a path without local: is sent along.",
              null));
    }
  }
}
