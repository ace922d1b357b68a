package initsweep.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.util.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reaches the caller of a driver that ran, or waited, on YARN. */
class DriverFailureTest {
  private static final String ERROR =
      "error: cannot write hdfs://a/out: permission denied\nCheck it.";

  @Test
  void exitCodeAndErrorAreFoundInTheTraceThatSparkReports() {
    StringWriter trace = new StringWriter();
    new DriverFailure(74, ERROR).printStackTrace(new PrintWriter(trace, true));
    assertFound("User class threw exception: " + trace);
  }

  @Test
  void orAmongTheLastLinesOfTheContainersLogWhateverComesBeforeAndAfter() {
    String once = "26/11/27 ERROR ApplicationMaster: User class threw exception: %s\n";
    String log =
        once.formatted(new DriverFailure(73, "error: earlier"))
            + once.formatted(new DriverFailure(74, ERROR));
    assertFound("Last 4096 bytes of stderr :\n" + log + "\tat org.apache.spark.Some.thing\n");
  }

  private static void assertFound(String diagnostics) {
    Optional<DriverFailure> found = DriverFailure.in(diagnostics);
    assertThat(found).isPresent();
    assertThat(found.get().exitCode()).isEqualTo(74);
    assertThat(found.get()).hasMessage(ERROR);
  }

  @Test
  void aKilledApplicationIsToBeResumedAndOneOutOfMemorySaysSo() {
    DriverFailure killed =
        FailedApplication.explain(
            report(YarnApplicationState.KILLED, "Application killed by user me"));
    assertThat(killed.exitCode()).isEqualTo(75);
    assertThat(killed)
        .hasMessageStartingWith(
            "error: application_5_0007 was killed: Application killed by user me\n");

    DriverFailure full =
        FailedApplication.explain(
            report(YarnApplicationState.FAILED, "… is running beyond physical memory limits. …"));
    assertThat(full.exitCode()).isEqualTo(70);
    assertThat(full).hasMessageContaining("raise --driver-memory");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[Fri Nov 27 18:45:00 +0000 2026] Application is Activated, waiting for resources to be"
            + " assigned for AM. Details : …| no machine has enough free memory and cores for its"
            + " first container",
        "Application is added to the scheduler and is not yet activated. Queue's AM resource limit"
            + " exceeded. Details : …| the memory that the queue reserves for drivers is in use",
        "AM container is launched, waiting for AM container to Register with RM"
            + "| its first container is starting",
        "[Fri Nov 27 18:45:00 +0000 2026] Something new|Something new"
      })
  void whatAnApplicationWaitsForIsSaid(String diagnostics, String meaning) {
    assertThat(ApplicationState.sentence(report(YarnApplicationState.ACCEPTED, diagnostics)))
        .startsWith("application_5_0007 waits in the queue default: " + meaning);
  }

  private static ApplicationReport report(YarnApplicationState state, String diagnostics) {
    ApplicationReport report = Records.newRecord(ApplicationReport.class);
    report.setApplicationId(ApplicationId.newInstance(5, 7));
    report.setQueue("default");
    report.setYarnApplicationState(state);
    report.setFinalApplicationStatus(FinalApplicationStatus.UNDEFINED);
    report.setDiagnostics(diagnostics);
    return report;
  }
}
