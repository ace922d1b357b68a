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
   * Does something with a session and stops it.
   *
   * @param name what the application is called in Spark's page
   * @throws initsweep.spelling.InvalidValueException if a setting is none that Spark takes
   * @throws StartException if Spark does not start there
   * @throws initsweep.storage.StoreException if Spark cannot read a file
   */
  public static <T> T with(String name, Function<SparkSession, T> work) {
    return onDemand(name, true, session -> work.apply(session.get()));
  }

  /**
   * Does something that may take a session.
   *
   * @param isNeeded whether it starts at once; else when it is first asked for, and its settings
   *     are checked at once
   * @throws RuntimeException as {@link #with}
   */
  public static <T> T onDemand(
      String name, boolean isNeeded, Function<Supplier<SparkSession>, T> work) {
    SparkConf conf = new SparkConf().setAppName(name);
    conf.setIfMissing("spark.sql.session.timeZone", "UTC");
    // Results of a query are small; the default of 200 partitions would be 200 tasks each.
    conf.setIfMissing("spark.sql.shuffle.partitions", "4");
    try (SessionOnDemand session = new SessionOnDemand(conf)) {
      if (isNeeded) {
        session.start();
      } else {
        SessionOnDemand.requireSettings(new SparkConf());
      }
      return work.apply(session);
    } catch (Exception e) { // Scala's checked SparkException, which Java cannot name in a catch
      throw ExceptionUtils.<RuntimeException>rethrow(UnreadableFile.in(e).orElse(e));
    }
  }
}
