package initsweep.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import initsweep.spark.BackgroundCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that a running sweep has written by a process of its own. */
class KeptFreshIT {
  private static final List<String> ADDRESSES =
      List.of("spark.driver.host", "spark.driver.bindAddress");
  private static final String SECRET = "spark.hadoop.fs.s3a.secret.key";
  private static final String FILE_SYSTEM = "spark.hadoop.fs.defaultFS";

  @TempDir private Path temp;

  @BeforeEach
  void stayOnThisMachine() {
    ADDRESSES.forEach(key -> System.setProperty(key, "127.0.0.1"));
  }

  @AfterEach
  void forget() {
    ADDRESSES.forEach(System::clearProperty);
    List.of(SECRET, FILE_SYSTEM).forEach(System::clearProperty);
  }

  /**
   * As far as it goes where nothing is stored: with a Spark of its own, to the folder. Its settings
   * are in no file and on no command line.
   */
  @Test
  void theProcessLooksIntoTheFolderAndTellsInItsOwnWordsWhyItFailed() throws Exception {
    System.setProperty(SECRET, "s3cr3t");
    FutureTask<Optional<String>> ended = new FutureTask<>(() -> run("--", temp.toString()));
    new Thread(ended).start();

    assertThat(commandLineOfTheReport(ended))
        .hasValueSatisfying(line -> assertThat(line).doesNotContain("s3cr3t"));
    assertThat(temporaryFiles()).isEmpty();
    assertThat(ended.get())
        .hasValueSatisfying(
            reason -> assertThat(reason).startsWith(temp + " holds no results; expected"));
  }

  /** Its settings reach it: Hadoop's default file system is none that is known. */
  @Test
  void theProcessReachesStorageAsTheSweepDoes() throws Exception {
    System.setProperty(FILE_SYSTEM, "nosuch:///");
    assertThat(run("results"))
        .hasValueSatisfying(
            reason ->
                assertThat(reason)
                    .contains("is on a file system that results cannot be published to"));
  }

  private static Optional<String> run(String... arguments) throws Exception {
    List<String> report = new ArrayList<>(List.of("report", "--every", "5m"));
    report.addAll(List.of(arguments));
    return BackgroundCommand.run(Main.class.getName(), report);
  }

  /** Between its fork and its own program a process has another command line, or none. */
  private static Optional<String> commandLineOfTheReport(FutureTask<?> ended) {
    Optional<String> line = Optional.empty();
    while (line.isEmpty() && !ended.isDone()) {
      line =
          ProcessHandle.current()
              .children()
              .map(KeptFreshIT::commandLine)
              .filter(arguments -> arguments.contains("--every"))
              .findAny();
    }
    return line;
  }

  /** The whole of it; {@link ProcessHandle} has its first page only. */
  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(
          Path.of("/proc", Long.toString(process.pid()), "cmdline"), ISO_8859_1);
    } catch (IOException e) {
      return ""; // it has ended
    }
  }

  private static List<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().matches("initsweep.*\\.(conf|log)"))
          .toList();
    }
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
