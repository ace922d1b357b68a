package initsweep.spark;

import java.util.Map;
import org.apache.spark.deploy.SparkSubmit;

/** Runs spark-submit and turns its failures into exceptions that name cause and remedy. */
public final class Submission {
  private Submission() {}

  /**
   * Does not return if the program ends the process.
   *
   * @param arguments of spark-submit
   * @throws initsweep.spelling.InvalidValueException if the arguments are wrong
   * @throws StartException if something that it needs is missing
   * @throws initsweep.storage.StoreException if the temporary folder cannot be used
   * @throws initsweep.spark.yarn.DriverFailure if a driver on YARN failed
   */
  public static void run(String... arguments) {
    try {
      StartChecks.requireTemporaryFolder();
      if (YarnSubmission.isMeant(arguments)) {
        YarnSubmission.run(arguments);
      } else {
        SparkSubmit.main(arguments);
      }
    } catch (Throwable e) { // its static initialisers resolve the host name
      throw StartFailures.explain(e, Map.of());
    }
  }
}
