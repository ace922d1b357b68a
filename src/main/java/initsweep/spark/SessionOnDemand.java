package initsweep.spark;

import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** A session that starts when it is first asked for. */
final class SessionOnDemand implements Supplier<SparkSession>, AutoCloseable {
  private final SparkConf conf;
  private SparkSession session;

  SessionOnDemand(SparkConf conf) {
    this.conf = conf;
  }

  @Override
  public synchronized SparkSession get() {
    if (session == null) {
      session = Sessions.start(conf);
    }
    return session;
  }

  /** Stops the session if there is one. */
  @Override
  public synchronized void close() {
    if (session != null) {
      session.stop();
    }
  }
}
