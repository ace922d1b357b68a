package initsweep.spark;

import org.apache.hadoop.conf.Configuration;

/** Hadoop's configuration for commands that only look at files. */
public final class HadoopSettings {
  private HadoopSettings() {}

  /**
   * As spark-submit was given it. Where the program runs without spark-submit, nobody could have
   * given it anything, and Spark, whose classes take longer to load than the files to list, stays
   * out.
   *
   * @throws StartException as {@link Sessions#hadoopConfiguration}
   */
  public static Configuration forListing() {
    boolean isSubmitted =
        System.getProperties().stringPropertyNames().stream()
            .anyMatch(name -> name.startsWith("spark."));
    return isSubmitted ? Sessions.hadoopConfiguration() : new Configuration();
  }
}
