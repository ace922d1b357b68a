package initsweep.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import initsweep.spark.Submission;
import java.io.PrintWriter;
import java.util.Arrays;

/**
 * Entry point of submit.sh when it uses the Spark that it assembled; spark-submit then calls {@link
 * Main}.
 */
public final class Launch {
  private Launch() {}

  /**
   * @param arguments of spark-submit
   */
  public static void main(String[] arguments) {
    try {
      Submission.run(arguments);
    } catch (RuntimeException e) {
      PrintWriter err = new PrintWriter(System.err, true, UTF_8);
      System.exit(Errors.failed(e, Arrays.asList(arguments), err));
    }
  }
}
