package initsweep.spark;

import java.util.Map;
import org.apache.spark.deploy.SparkSubmit;

/** spark-submit, whose own failures are exceptions with a cause, a remedy and a meaning. */
public final class Submission {
  private Submission() {}

  /**
   * Does not return if the program ends the process.
   *
   * @param arguments of spark-submit
   * @throws initsweep.spelling.InvalidValueException if they are wrong
   * @throws StartException if something is not there that it needs
   * @throws initsweep.storage.StoreException if the temporary folder cannot be used
   */
  public static void run(String... arguments) {
    try {
      StartChecks.requireTemporaryFolder();
      SparkSubmit.main(arguments);
    } catch (Throwable e) { // its initialisers look up the host's name
      throw StartFailures.explain(e, Map.of());
    }
  }
}
