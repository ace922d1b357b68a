package initsweep.spark.yarn;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** Why an application whose driver ran in YARN's application master failed. */
public final class FailedApplication {
  private static final Pattern SPARKS_MESSAGE =
      Pattern.compile("Application (application_\\d+_\\d+) (?:finished with failed|is killed).*");

  private static final int INTERNAL = 70;
  private static final int INTERRUPTED = 75;

  private FailedApplication() {}

  /**
   * Asks the ResourceManager.
   *
   * @param failure of spark-submit
   * @return empty if it is about no application, or the ResourceManager does not answer
   */
  public static Optional<DriverFailure> explain(Throwable failure, Configuration hadoop) {
    Matcher message = SPARKS_MESSAGE.matcher(String.valueOf(failure.getMessage()));
    if (!message.matches()) {
      return Optional.empty();
    }
    try (Applications applications = new Applications(hadoop)) {
      return Optional.of(explain(applications.report(message.group(1))));
    } catch (IOException | YarnException e) {
      return Optional.empty();
    }
  }

  static DriverFailure explain(ApplicationReport report) {
    return DriverFailure.in(report.getDiagnostics()).orElseGet(() -> withoutMark(report));
  }

  private static DriverFailure withoutMark(ApplicationReport report) {
    boolean isKilled = report.getYarnApplicationState() == YarnApplicationState.KILLED;
    return new DriverFailure(
        isKilled ? INTERRUPTED : INTERNAL,
        "error: %s: %s\nFinished chunks are kept: the same command resumes. Log: yarn logs -applicationId %s"
            .formatted(
                ApplicationState.sentence(report),
                ApplicationState.failure(report),
                report.getApplicationId()));
  }
}
