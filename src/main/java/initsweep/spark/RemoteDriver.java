package initsweep.spark;

import initsweep.data.DataSets;
import initsweep.spelling.InvalidValueException;
import initsweep.storage.StoreLocation;
import org.apache.hadoop.conf.Configuration;

/**
 * A driver that runs on the cluster, {@code --deploy-mode cluster}, and not where it was submitted.
 */
public final class RemoteDriver {
  private RemoteDriver() {}

  /** Whether this process is such a driver. Spark's image for Kubernetes starts it as a client. */
  public static boolean isHere() {
    return System.getProperty("spark.submit.deployMode", "client").equals("cluster")
        || Boolean.getBoolean("spark.kubernetes.submitInDriver");
  }

  /**
   * Whether this process is YARN's application master, which ends well only if {@code main} returns
   * and a session has been started.
   */
  public static boolean isInApplicationMaster() {
    return System.getProperty("spark.yarn.app.id") != null;
  }

  /**
   * Refuses paths that depend on the working folder, which on a cluster is emptied at the end.
   *
   * @param data as in a sweep file
   * @throws InvalidValueException naming the path
   */
  public static void requireShared(StoreLocation out, String data, Configuration hadoop) {
    if (!isHere()) {
      return;
    }
    if (out.isRelativeToProcess(hadoop)) {
      throw unshared("output " + out.text(), "--out");
    }
    if (!DataSets.isNormal(data) && new StoreLocation(data).isRelativeToProcess(hadoop)) {
      throw unshared("data " + data, "--set data=");
    }
  }

  private static InvalidValueException unshared(String path, String option) {
    return new InvalidValueException(
        "%s is a relative path, and the driver runs in a folder of its own on the cluster\nGive a path that driver and executors share, %s… with hdfs://…, s3a://… or an absolute one, or leave out --deploy-mode cluster."
            .formatted(path, option));
  }
}
