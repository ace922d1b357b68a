package initsweep.spark;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;

/**
 * Spark sessions, configured by spark-submit and its files; only settings that nobody made are set
 * here.
 */
public final class Sessions {
  private Sessions() {}

  /**
   * Hadoop's configuration from spark-submit's settings, available without a session.
   *
   * @throws StartException if something that every command with a table needs is missing
   */
  public static Configuration hadoopConfiguration() {
    StartChecks.requireEnvironment();
    return SparkHadoopUtil.get().newConfiguration(new SparkConf());
  }

  /**
   * Checks a session that somebody else has started.
   *
   * @throws StartException if it is not of a Spark in this JVM that we are made for
   * @throws initsweep.storage.StoreException if the temporary folder cannot be used
   */
  public static void requireUsable(SparkSession session) {
    StartChecks.requireEnvironment();
    if (!(session instanceof org.apache.spark.sql.classic.SparkSession)) {
      throw new StartException(
          "the session is a client of Spark Connect; sweeps need Spark's driver in this JVM",
          "Start one with SparkSession.builder().master(…), without remote(…).",
          null);
    }
  }

  /**
   * Runs {@code work} with a session and then stops the session.
   *
   * @param name the name of the application in Spark's UI
   * @throws initsweep.spelling.InvalidValueException if Spark rejects a setting
   * @throws StartException if Spark cannot start
   * @throws initsweep.storage.StoreException if Spark cannot read a file
   */
  public static <T> T with(String name, Function<SparkSession, T> work) {
    try (SessionOnDemand session = new SessionOnDemand(conf(name))) {
      return work.apply(session.get());
    } catch (Exception e) { // Scala's checked SparkException, which Java cannot name in a catch
      throw ExceptionUtils.<RuntimeException>rethrow(meaning(e));
    }
  }

  /**
   * Runs {@code work}, which may request a session, on data that are read while the session starts.
   *
   * @param isNeeded whether the session starts at once; else it starts on the first request, and
   *     only its settings are checked at once. In an application master it always starts at once
   * @param reading reads the data; its exception takes precedence over that of a failed start
   * @throws RuntimeException as {@link #with}
   */
  public static <D, T> T onDemand(
      String name,
      boolean isNeeded,
      Supplier<D> reading,
      BiFunction<Supplier<SparkSession>, D, T> work) {
    try (SessionOnDemand session = new SessionOnDemand(conf(name))) {
      boolean isStarted = isNeeded || RemoteDriver.isInApplicationMaster();
      D read = isStarted ? startBeside(reading, session) : reading.get();
      if (!isStarted) {
        SessionOnDemand.requireSettings(new SparkConf());
      }
      return work.apply(session, read);
    } catch (Exception e) { // Scala's checked SparkException, which Java cannot name in a catch
      throw ExceptionUtils.<RuntimeException>rethrow(meaning(e));
    }
  }

  private static <D> D startBeside(Supplier<D> reading, SessionOnDemand session) {
    Background<D> read = Background.start("reading", reading);
    try {
      session.start();
    } catch (RuntimeException e) {
      read.get();
      throw e;
    }
    return read.get();
  }

  private static SparkConf conf(String name) {
    SparkConf conf = new SparkConf().setAppName(name);
    conf.setIfMissing("spark.sql.session.timeZone", "UTC");
    // Results of a query are small; the default of 200 partitions would be 200 tasks each.
    conf.setIfMissing("spark.sql.shuffle.partitions", "4");
    return conf;
  }

  /** The storage error that names a file which Spark could not read; any other failure as it is. */
  public static Throwable meaning(Throwable failure) {
    return UnreadableFile.in(failure).<Throwable>map(file -> file).orElse(failure);
  }
}
