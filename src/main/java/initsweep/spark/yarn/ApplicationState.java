package initsweep.spark.yarn;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;

/** What the ResourceManager says about an application, in English. */
final class ApplicationState {
  /** A part of YARN's diagnostics, and what it means; the first that is found counts. */
  private static final List<Map.Entry<String, String>> WAITING =
      List.of(
          Map.entry(
              "AM resource limit exceeded",
              "the memory that the queue reserves for drivers is in use; it starts when another"
                  + " application ends, or with less --driver-memory"),
          Map.entry("waiting for AM container to Register", "its first container is starting"),
          Map.entry("waiting for AM container to be launched", "its first container is starting"),
          Map.entry(
              "waiting for resources to be assigned for AM",
              "no machine has enough free memory and cores for its first container"),
          Map.entry("not yet activated", "the queue has not activated it yet"));

  private static final Map<String, String> FAILED =
      Map.of(
          "running beyond physical memory limits",
          "its container used more memory than YARN gave it; raise --driver-memory or"
              + " spark.driver.memoryOverhead",
          "running beyond virtual memory limits",
          "its container used more virtual memory than YARN allows; raise"
              + " spark.driver.memoryOverhead, or yarn.nodemanager.vmem-pmem-ratio");

  /** {@code [Fri Nov 27 18:45:00 UTC 2026] }. */
  private static final Pattern DATE = Pattern.compile("^\\[[^]]*\\d{4}\\]");

  private ApplicationState() {}

  static String sentence(ApplicationReport report) {
    return "%s %s".formatted(report.getApplicationId(), predicate(report));
  }

  private static String predicate(ApplicationReport report) {
    return switch (report.getYarnApplicationState()) {
      case NEW, NEW_SAVING, SUBMITTED -> "is submitted to the queue " + report.getQueue();
      case ACCEPTED -> "waits in the queue %s%s".formatted(report.getQueue(), reason(report));
      case RUNNING -> "runs; log: yarn logs -applicationId " + report.getApplicationId();
      case FINISHED ->
          report.getFinalApplicationStatus() == FinalApplicationStatus.SUCCEEDED
              ? "succeeded"
              : "failed";
      case FAILED -> "failed";
      case KILLED -> "was killed";
    };
  }

  private static String reason(ApplicationReport report) {
    String diagnostics = report.getDiagnostics();
    return WAITING.stream()
        .filter(meaning -> diagnostics.contains(meaning.getKey()))
        .findFirst()
        .map(meaning -> ": " + meaning.getValue())
        .orElseGet(() -> diagnostics.isBlank() ? "" : ": " + firstLine(diagnostics));
  }

  /** Why it failed, as far as it can be known. */
  static String failure(ApplicationReport report) {
    String diagnostics = report.getDiagnostics();
    return FAILED.entrySet().stream()
        .filter(meaning -> diagnostics.contains(meaning.getKey()))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElseGet(() -> firstLine(diagnostics));
  }

  private static String firstLine(String diagnostics) {
    String first = diagnostics.strip().lines().findFirst().orElse("YARN gives no reason");
    return DATE.matcher(first).replaceFirst("").strip();
  }
}
