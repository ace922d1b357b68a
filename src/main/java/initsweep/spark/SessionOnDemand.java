package initsweep.spark;

import static java.util.stream.Collectors.toMap;

import initsweep.spark.yarn.YarnWatch;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/** A Spark session that starts when it is first requested. */
final class SessionOnDemand implements Supplier<SparkSession>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SessionOnDemand.class);

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
    } catch (Exception e) { // Scala's checked AnalysisException too, of a setting that was removed
      throw StartFailures.explain(e, settings(given));
    }
  }

  static SparkSession start(SparkConf conf) {
    requireSettings(conf);
    Optional<YarnWatch> watch = watch(conf);
    try {
      return SparkSession.builder().config(conf).getOrCreate();
    } catch (Throwable e) { // Scala's checked SparkException too, and errors of initialisers
      throw StartFailures.explain(e, settings(conf));
    } finally {
      watch.ifPresent(YarnWatch::close);
    }
  }

  /** Spark waits without a word until YARN has started an application master. */
  private static Optional<YarnWatch> watch(SparkConf conf) {
    if (!Masters.isYarn(conf.get("spark.master")) || RemoteDriver.isInApplicationMaster()) {
      return Optional.empty();
    }
    conf.setIfMissing(YarnWatch.TAGS, YarnWatch.newTag());
    return Optional.of(
        YarnWatch.start(
            SparkHadoopUtil.get().newConfiguration(conf),
            conf.get(YarnWatch.TAGS),
            false,
            LOG::info));
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
