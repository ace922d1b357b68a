package initsweep.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import initsweep.spark.StartChecks;
import initsweep.spark.StartFailures;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Map;
import org.apache.spark.deploy.SparkSubmit;

/**
 * spark-submit, whose own failures end in one line of cause and one of remedy instead of a stack
 * trace. submit.sh starts it where the Spark is its own.
 */
public final class Launch {
  private Launch() {}

  /**
   * @param arguments of spark-submit
   */
  public static void main(String[] arguments) {
    try {
      StartChecks.requireTemporaryFolder();
      SparkSubmit.main(arguments);
    } catch (Throwable e) { // SparkSubmit has initialisers that need the network
      System.exit(
          Errors.failed(
              StartFailures.explain(e, Map.of()),
              Arrays.asList(arguments),
              new PrintWriter(System.err, true, UTF_8)));
    }
  }
}
