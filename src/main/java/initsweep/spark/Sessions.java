package initsweep.spark;

import initsweep.spelling.InvalidValueException;
import java.util.function.Function;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;

/** Spark sessions, configured by spark-submit and its files; here only what nobody has set. */
public final class Sessions {
  private Sessions() {}

  /** Hadoop's settings as spark-submit was given them, before there is a session. */
  public static Configuration hadoopConfiguration() {
    return SparkHadoopUtil.get().newConfiguration(new SparkConf());
  }

  /**
   * Does something with a session and stops it.
   *
   * @param name what the application is called in Spark's page
   * @throws InvalidValueException if the master is none that Spark knows
   * @throws LostSparkException if Spark does not start there
   * @throws initsweep.store.StoreException if Spark cannot read a file
   */
  public static <T> T with(String name, Function<SparkSession, T> work) {
    SparkConf conf = new SparkConf().setAppName(name);
    conf.setIfMissing("spark.sql.session.timeZone", "UTC");
    // Results of a query are small; the default of 200 partitions would be 200 tasks each.
    conf.setIfMissing("spark.sql.shuffle.partitions", "4");
    SparkSession spark = start(conf);
    try {
      return work.apply(spark);
    } catch (Exception e) { // Scala's checked SparkException, which Java cannot name in a catch
      throw ExceptionUtils.<RuntimeException>rethrow(UnreadableFile.in(e).orElse(e));
    } finally {
      spark.stop();
    }
  }

  private static SparkSession start(SparkConf conf) {
    try {
      return SparkSession.builder().config(conf).getOrCreate();
    } catch (Exception e) { // Scala's checked SparkException too
      String master = conf.get("spark.master", "");
      throw e instanceof SparkException && e.getMessage().contains("Master URL")
          ? new InvalidValueException(
              "--master %s is no cluster that Spark knows; expected local[N], local-cluster[N,CORES,MB], spark://HOST:PORT, yarn or k8s://https://HOST:PORT"
                  .formatted(master))
          : new LostSparkException(master, e);
    }
  }
}
