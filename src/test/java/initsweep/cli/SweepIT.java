package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import initsweep.cli.Submission.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands as a user types them, on MNIST: a few iterations of the book's sweep through
 * submit.sh.
 */
class SweepIT {
  private static final String[] SHORT_BOOK = {
    "sweep", "conf/book.yaml", "--set", "iterations=30", "--set", "seed=0..2", "--out"
  };

  @TempDir Path temp;

  @Test
  void everyMasterGivesTheSameDigest() throws Exception {
    Set<String> digests = new HashSet<>();
    for (String master : List.of("local[1]", "local[2]", "local-cluster[2,1,1024]")) {
      Path out = temp.resolve(master.replaceAll("\\W", ""));
      Ended sweep =
          submit(concatenation(new String[] {"--master", master}, SHORT_BOOK, out.toString()));
      assertThat(sweep.exitCode()).as(sweep.err()).isZero();
      assertThat(sweep.out()).contains("9 runs, 9 computed now, 0 diverged, 0 failed");
      digests.add(sweep.digest());
    }
    assertThat(digests).hasSize(1);
  }

  @Test
  void theSameSweepAgainComputesNothingAndAnotherSweepIsRefused() throws Exception {
    String out = temp.resolve("a folder [with] {odd} name*").toString();
    Ended first = submit(concatenation(SHORT_BOOK, out));
    Ended again = submit(concatenation(SHORT_BOOK, out));
    assertThat(again.out()).contains("9 runs, 0 computed now").contains(first.digest());

    Ended other =
        submit(
            "sweep",
            "conf/book.yaml",
            "--set",
            "iterations=31",
            "--set",
            "seed=0..2",
            "--out",
            out);
    assertThat(other.exitCode()).isEqualTo(ExitCode.FOREIGN_OUTPUT);
    assertThat(other.err())
        .contains("holds another sweep; nothing was changed")
        .contains("iterations")
        .doesNotContain("\tat ");

    Ended query =
        submit(
            "query",
            out,
            "SELECT init, count(*) AS n FROM runs GROUP BY init ORDER BY init",
            "--format",
            "csv");
    assertThat(query.out()).isEqualToNormalizingNewlines("init,n\n0.01,3\nhe,3\nxavier,3\n");
  }

  @Test
  void badInputIsOneOrTwoLinesAndTheRightExitCode() throws Exception {
    assertError(
        submit("sweep", "conf/book.yaml", "--set", "init=hee"), ExitCode.USAGE, "did you mean he?");
    assertError(
        submit("plan", "conf/nothing.yaml"), ExitCode.USAGE, "conf/nothing.yaml does not exist");
    assertError(submit("frobnicate"), ExitCode.USAGE, "frobnicate");
    assertError(
        submit("theory", "--sw2", "-1", "--sb2", "0"),
        ExitCode.USAGE,
        "--sw2 -1.0 is not a variance");
    String nowhere = temp.resolve("nowhere").toString();
    assertError(
        submit("query", nowhere, "SELECT 1"), ExitCode.STORAGE, nowhere + " holds no results");
    assertError(
        submit("sweep", "conf/book.yaml", "--set", "data=" + nowhere, "--out", nowhere),
        ExitCode.BAD_DATA,
        nowhere);
    Path file = Files.writeString(temp.resolve("file"), "");
    assertError(
        submit(concatenation(SHORT_BOOK, file + "/out")), ExitCode.USAGE, file + " is a file");
  }

  private static void assertError(Ended ended, int exitCode, String message) {
    List<String> lines =
        ended.errorLines().stream()
            .filter(line -> !line.startsWith("Sweep ") && !line.startsWith("Remark: "))
            .toList();
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(exitCode);
    assertThat(String.join("\n", lines)).startsWith("error: ").contains(message);
    assertThat(lines).hasSizeLessThanOrEqualTo(2);
  }

  private static String[] concatenation(String[] head, String... tail) {
    List<String> all = new ArrayList<>(List.of(head));
    all.addAll(List.of(tail));
    return all.toArray(String[]::new);
  }

  private static String[] concatenation(String[] head, String[] middle, String last) {
    return concatenation(concatenation(head, middle), last);
  }

  @Test
  void aRelativeOutputFolderIsThatOfTheCallerOnExecutorsToo() throws Exception {
    Path project = Path.of("").toAbsolutePath();
    String relative = project.relativize(temp.toRealPath().resolve("relative")).toString();
    Ended sweep =
        submit(
            concatenation(
                new String[] {"--master", "local-cluster[2,1,1024]"}, SHORT_BOOK, relative));
    assertThat(sweep.exitCode()).as(sweep.err()).isZero();
    assertThat(sweep.out()).contains("9 runs, 9 computed now");
    assertThat(temp.resolve("relative/runs/_SUCCESS")).exists();
  }

  /** {@code /proc/self/cwd} is another folder in each process. */
  @Test
  void aFolderThatExecutorsDoNotShareIsSaidBeforeAnythingIsTrained() throws Exception {
    assumeThat(Path.of("/proc/self/cwd")).exists();
    Path here = Files.createTempDirectory(Path.of("target"), "unshared");
    Ended sweep =
        submit(
            concatenation(
                new String[] {"--master", "local-cluster[2,1,1024]"},
                SHORT_BOOK,
                "/proc/self/cwd/" + here));
    assertThat(sweep.exitCode()).as(sweep.err()).isEqualTo(ExitCode.STORAGE);
    assertThat(sweep.err())
        .contains(
            "error: /proc/self/cwd/%s is not on a shared file system: an executor does not see the manifest"
                .formatted(here),
            "NFS, hdfs:// or s3a://")
        .doesNotContain("\tat ");
    assertThat(here.resolve("_sweep/manifest.json")).exists();
    assertThat(here.resolve("runs")).doesNotExist();
  }

  /** Root may write everywhere, unless it gives that up. */
  @Test
  void aFolderWithoutPermissionIsNamed() throws Exception {
    boolean isRoot = "root".equals(System.getProperty("user.name"));
    String lessThanRoot = isRoot ? "setpriv --bounding-set -dac_override " : "";
    assumeThat(bash(lessThanRoot + "true")).isEmpty();
    Path locked = Files.createDirectory(temp.resolve("locked"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-x------"));
    assertThat(bash(lessThanRoot + "./submit.sh " + shortBookTo(locked)))
        .contains(
            "error: cannot write " + locked, "permission denied", "may write there", "exit 74");
    assertThat(locked).isEmptyDirectory();
  }

  /** In a name space of its own, where a user may mount a disk. */
  @Test
  void aFolderThatCanOnlyBeReadIsNamed() throws Exception {
    assumeThat(bash("unshare -rm true")).isEmpty();
    Path disk = Files.createDirectory(temp.resolve("disk"));
    String script =
        "mount -t tmpfs -o ro none %s && ./submit.sh %s".formatted(disk, shortBookTo(disk));
    assertThat(bash("unshare -rm bash -c '%s'".formatted(script)))
        .contains("error: cannot write " + disk, "the file system is read-only", "exit 74");
  }

  private static String shortBookTo(Path folder) {
    return String.join(" ", concatenation(SHORT_BOOK, folder + "/out"));
  }

  /** What it says, and how it ends if not well. */
  private String bash(String command) throws Exception {
    Path said = Files.createTempFile(temp, "said", ".txt");
    new ProcessBuilder("bash", "-c", command + " || echo \"exit $?\"")
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start()
        .waitFor();
    return Files.readString(said);
  }

  /** Keys and credentials come as settings of Hadoop; an event log lists all settings. */
  @Test
  void aSecretIsWrittenNowhere() throws Exception {
    Path log = Files.createDirectory(temp.resolve("log"));
    Path out = temp.resolve("secretive");
    String[] settings = {
      "--conf", "spark.hadoop.fs.s3a.secret.key=hush-1",
      "--conf", "spark.hadoop.fs.azure.account.key.store.example=hush-2",
      "--conf", "spark.hadoop.fs.gs.credential.file=hush-3",
      "--conf", "spark.eventLog.enabled=true",
      "--conf", "spark.eventLog.compress=false",
      "--conf", "spark.eventLog.dir=" + log.toUri()
    };
    Ended sweep = submit(concatenation(settings, SHORT_BOOK, out.toString()));
    assertThat(sweep.exitCode()).as(sweep.err()).isZero();
    assertThat(sweep.out() + sweep.err()).doesNotContain("hush-");
    assertThat(texts(log)).isNotEmpty().anyMatch(text -> text.contains("fs.s3a.secret.key"));
    assertThat(texts(temp)).noneMatch(text -> text.contains("hush-"));
  }

  /** Of all files below a folder, byte by byte. */
  private static List<String> texts(Path folder) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return texts;
  }

  private Ended submit(String... arguments) throws IOException, InterruptedException {
    return Submission.run(temp, (Object[]) arguments);
  }
}
