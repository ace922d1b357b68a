package initsweep.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import initsweep.spark.Submission;
import java.io.PrintWriter;
import java.util.Arrays;

/** Where submit.sh enters with a Spark of its own; spark-submit then enters {@link Main}. */
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
