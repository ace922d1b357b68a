package initsweep.spark;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/** A Spark session that starts when it is first requested. */
final class SessionOnDemand implements Supplier<SparkSession>, AutoCloseable {
  private final SparkConf conf;
  private SparkSession session;

  SessionOnDemand(SparkConf conf) {
    this.conf = conf;
  }

  synchronized void start() {
    if (session == null) {
      session = start(conf);
    }
  }

  @Override
  public synchronized SparkSession get() {
    start();
    return session;
  }

  /**
   * Checks the settings as starting the session would.
   *
   * @param given the user's settings; ours would load Spark SQL
   */
  static void requireSettings(SparkConf given) {
    try {
      StartChecks.requireSettings(given);
      RunTimeLimit.require(given);
    } catch (RuntimeException e) {
      throw StartFailures.explain(e, settings(given));
    }
  }

  static SparkSession start(SparkConf conf) {
    requireSettings(conf);
    try {
      return SparkSession.builder().config(conf).getOrCreate();
    } catch (Throwable e) { // Scala's checked SparkException too, and errors of initialisers
      throw StartFailures.explain(e, settings(conf));
    }
  }

  static Map<String, String> settings(SparkConf conf) {
    return Arrays.stream(conf.getAll()).collect(toMap(Tuple2::_1, Tuple2::_2));
  }

  /** Stops the session if it was started. */
  @Override
  public synchronized void close() {
    if (session != null) {
      session.stop();
    }
  }
}
