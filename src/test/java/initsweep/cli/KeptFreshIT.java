package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.spark.BackgroundCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that a running sweep has written by a process of its own. */
class KeptFreshIT {
  private static final List<String> ADDRESSES =
      List.of("spark.driver.host", "spark.driver.bindAddress");

  @TempDir private Path temp;

  @BeforeEach
  void stayOnThisMachine() {
    ADDRESSES.forEach(key -> System.setProperty(key, "127.0.0.1"));
  }

  @AfterEach
  void forget() {
    ADDRESSES.forEach(System::clearProperty);
  }

  /** As far as it goes where nothing is stored: with a Spark of its own, to the folder. */
  @Test
  void theProcessLooksIntoTheFolderAndTellsInItsOwnWordsWhyItFailed() throws Exception {
    assertThat(run("report", "--every", "5m", "--", temp.toString()))
        .hasValueSatisfying(
            reason -> assertThat(reason).startsWith(temp + " holds no results; expected"));
  }

  private static Optional<String> run(String... arguments) throws Exception {
    return BackgroundCommand.run(Main.class.getName(), List.of(arguments));
  }

  @Test
  void aSweepWithoutReportCannotKeepItFresh() {
    CommandRun run =
        CommandRun.of("sweep", "conf/book.yaml", "--report-every", "5m", "--no-report");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .startsWith(
            "error: --report-every writes the report and --no-report leaves it out; give one of"
                + " them");
  }

  @Test
  void aDurationThatIsNoneIsRefusedBeforeAnything() {
    CommandRun run = CommandRun.of("sweep", "conf/book.yaml", "--report-every", "soon");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--report-every", "\"soon\" is not a duration; expected");
  }
}
