package initsweep.spark;

import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;

/** Spark sessions, configured by spark-submit and its files; here only what nobody has set. */
public final class Sessions {
  private Sessions() {}

  /**
   * Hadoop's settings as spark-submit was given them, before there is a session.
   *
   * @throws StartException if what every command with a table needs is not there
   */
  public static Configuration hadoopConfiguration() {
    StartChecks.requireEnvironment();
    return SparkHadoopUtil.get().newConfiguration(new SparkConf());
  }

  /**
   * What starting a session would say of its settings.
   *
   * @throws initsweep.spelling.InvalidValueException if one is none that Spark takes
   * @throws StartException if the cluster does not answer
   */
  public static void requireSettings() {
    SparkConf conf = new SparkConf();
    try {
      StartChecks.requireSettings(conf);
      RunTimeLimit.of(conf);
    } catch (RuntimeException e) {
      throw StartFailures.explain(e, SessionOnDemand.settings(conf));
    }
  }

  /**
   * Does something with a session and stops it.
   *
   * @param name what the application is called in Spark's page
   * @throws initsweep.spelling.InvalidValueException if a setting is none that Spark takes
   * @throws StartException if Spark does not start there
   * @throws initsweep.storage.StoreException if Spark cannot read a file
   */
  public static <T> T with(String name, Function<SparkSession, T> work) {
    return onDemand(name, session -> work.apply(session.get()));
  }

  /**
   * Does something that may take a session, which starts when it is first asked for.
   *
   * @throws RuntimeException as {@link #with}
   */
  public static <T> T onDemand(String name, Function<Supplier<SparkSession>, T> work) {
    SparkConf conf = new SparkConf().setAppName(name);
    conf.setIfMissing("spark.sql.session.timeZone", "UTC");
    // Results of a query are small; the default of 200 partitions would be 200 tasks each.
    conf.setIfMissing("spark.sql.shuffle.partitions", "4");
    try (SessionOnDemand session = new SessionOnDemand(conf)) {
      return work.apply(session);
    } catch (Exception e) { // Scala's checked SparkException, which Java cannot name in a catch
      throw ExceptionUtils.<RuntimeException>rethrow(UnreadableFile.in(e).orElse(e));
    }
  }
}
