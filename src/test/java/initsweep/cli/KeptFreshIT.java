package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.folder.EarlierFolder;
import initsweep.spark.BackgroundCommand;
import java.nio.file.Files;
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

  @Test
  void theProcessWritesThePageOfWhatIsStoredAndNothingElse() throws Exception {
    Path folder = EarlierFolder.copy("drawn", temp.resolve("drawn"));
    Files.delete(folder.resolve("_sweep/complete.json"));
    assertThat(run("report", "--every", "5m", "--", folder.toString())).isEmpty();
    assertThat(Files.readString(folder.resolve("report.html")))
        .contains("8 of 8 runs are stored", "data-every=\"300\"", "location.reload()");
    assertThat(folder.resolve("_sweep/complete.json")).doesNotExist();
  }

  @Test
  void itsFailureIsToldInItsOwnWords() throws Exception {
    assertThat(run("report", "--every", "5", "--", temp.toString()))
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("\"5\" is not a duration; expected"));
  }

  private static Optional<String> run(String... arguments) throws Exception {
    return BackgroundCommand.run(Main.class.getName(), List.of(arguments));
  }

  @Test
  void aSweepWithoutReportCannotKeepItFresh() {
    CommandRun run = CommandRun.of("sweep", "conf/book.yaml", "--report-every", "5m", "--no-report");
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
