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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands as a user types them, on MNIST: a few iterations of the book's sweep through
 * submit.sh, once on each kind of master.
 */
class SweepIT {
  private static final String[] SHORT_BOOK = {
    "sweep", "conf/book.yaml", "--set", "iterations=10", "--set", "seed=0..1", "--out"
  };

  /** An event log lists all settings, and keys and credentials come as settings of Hadoop. */
  private static final List<String> SECRETS =
      List.of(
          "spark.hadoop.fs.s3a.secret.key=hush-1",
          "spark.hadoop.fs.azure.account.key.store.example=hush-2",
          "spark.hadoop.fs.gs.credential.file=hush-3");

  @TempDir private static Path temp;
  private static Path log;
  private static Ended one;
  private static Ended two;
  private static Ended cluster;

  @BeforeAll
  static void sweepOnEveryMaster() throws Exception {
    log = Files.createDirectory(temp.resolve("log"));
    List<Object> options = new ArrayList<>(List.of("--master", "local[1]"));
    Stream.concat(
            SECRETS.stream(),
            Stream.of(
                "spark.eventLog.enabled=true",
                "spark.eventLog.compress=false",
                "spark.eventLog.dir=" + log.toUri()))
        .forEach(setting -> options.addAll(List.of("--conf", setting)));
    options.addAll(shortBook(temp.resolve("secretive")));
    options.add("--no-report");
    one = submit(options.toArray());
    two = submit(prepend("local[2]", shortBook(oddlyNamed())));
    Path project = Path.of("").toAbsolutePath();
    Path relative = project.relativize(temp.toRealPath().resolve("relative"));
    List<Object> onCluster = shortBook(relative);
    onCluster.add("--no-report");
    cluster = submit(prepend("local-cluster[2,1,1024]", onCluster));
  }

  private static Path oddlyNamed() {
    return temp.resolve("a folder [with] {odd} name*");
  }

  private static List<Object> shortBook(Object out) {
    List<Object> arguments = new ArrayList<>(List.of((Object[]) SHORT_BOOK));
    arguments.add(out);
    return arguments;
  }

  private static Object[] prepend(String master, List<Object> arguments) {
    arguments.addAll(0, List.of("--master", master));
    return arguments.toArray();
  }

  @Test
  void everyMasterGivesTheSameDigest() {
    for (Ended sweep : List.of(one, two, cluster)) {
      assertThat(sweep.exitCode()).as(sweep.err()).isZero();
      assertThat(sweep.out()).contains("6 runs, 6 computed now, 0 diverged, 0 failed");
      assertThat(sweep.digest()).isEqualTo(one.digest());
    }
    assertThat(oddlyNamed().resolve("report.html")).exists();
  }

  @Test
  void theSameSweepAgainComputesNothingAndAnotherSweepIsRefused() {
    CommandRun again = CommandRun.local(shortBook(oddlyNamed()).toArray());
    assertThat(again.out()).contains("6 runs, 0 computed now").contains(two.digest());

    List<Object> changed = shortBook(oddlyNamed());
    changed.addAll(List.of("--set", "iterations=31"));
    CommandRun other = CommandRun.local(changed.toArray());
    assertThat(other.exitCode()).isEqualTo(ExitCode.FOREIGN_OUTPUT);
    assertThat(other.err())
        .contains("holds another sweep; nothing was changed")
        .contains("iterations")
        .doesNotContain("\tat ");

    CommandRun query =
        CommandRun.local(
            "query",
            oddlyNamed(),
            "SELECT init, count(*) AS n FROM runs GROUP BY init ORDER BY init",
            "--format",
            "csv");
    assertThat(query.out()).isEqualToNormalizingNewlines("init,n\n0.01,2\nhe,2\nxavier,2\n");
  }

  @Test
  void badInputIsOneOrTwoLinesAndTheRightExitCode() throws Exception {
    Ended misspelt = submit("sweep", "conf/book.yaml", "--set", "init=hee");
    assertError(misspelt.exitCode(), misspelt.err(), ExitCode.USAGE, "did you mean he?");
    assertError(ExitCode.USAGE, "conf/nothing.yaml does not exist", "plan", "conf/nothing.yaml");
    assertError(ExitCode.USAGE, "frobnicate", "frobnicate");
    assertError(
        ExitCode.USAGE, "--sw2 -1.0 is not a variance", "theory", "--sw2", "-1", "--sb2", "0");
    Path nowhere = temp.resolve("nowhere");
    assertError(ExitCode.STORAGE, nowhere + " holds no results", "query", nowhere, "SELECT 1");
    assertError(
        ExitCode.BAD_DATA,
        nowhere.toString(),
        "sweep",
        "conf/book.yaml",
        "--set",
        "data=" + nowhere,
        "--out",
        nowhere);
    Path file = Files.createFile(temp.resolve("file"));
    assertError(ExitCode.USAGE, file + " is a file", shortBook(file + "/out").toArray());
  }

  private static void assertError(int exitCode, String message, Object... arguments) {
    CommandRun run = CommandRun.local(arguments);
    assertError(run.exitCode(), run.err(), exitCode, message);
  }

  private static void assertError(int found, String err, int exitCode, String message) {
    List<String> lines =
        err.lines()
            .filter(line -> !line.startsWith("Sweep ") && !line.startsWith("Remark: "))
            .toList();
    assertThat(found).as(err).isEqualTo(exitCode);
    assertThat(String.join("\n", lines)).startsWith("error: ").contains(message);
    assertThat(lines).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void aRelativeOutputFolderIsThatOfTheCallerOnExecutorsToo() {
    assertThat(cluster.out()).contains("6 runs, 6 computed now");
    assertThat(temp.resolve("relative/runs/_SUCCESS")).exists();
  }

  /** {@code /proc/self/cwd} is another folder in each process. */
  @Test
  void aFolderThatExecutorsDoNotShareIsSaidBeforeAnythingIsTrained() throws Exception {
    assumeThat(Path.of("/proc/self/cwd")).exists();
    Path here = Files.createTempDirectory(Path.of("target"), "unshared");
    Ended sweep = submit(prepend("local-cluster[1,1,1024]", shortBook("/proc/self/cwd/" + here)));
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
    return String.join(" ", SHORT_BOOK) + " " + folder + "/out";
  }

  /** What it says, and how it ends if not well. */
  private static String bash(String command) throws Exception {
    Path said = Files.createTempFile(temp, "said", ".txt");
    new ProcessBuilder("bash", "-c", command + " || echo \"exit $?\"")
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start()
        .waitFor();
    return Files.readString(said);
  }

  @Test
  void aSecretIsWrittenNowhere() throws Exception {
    assertThat(one.out() + one.err()).doesNotContain("hush-");
    assertThat(texts(log)).isNotEmpty().anyMatch(text -> text.contains("fs.s3a.secret.key"));
    assertThat(texts(log)).noneMatch(text -> text.contains("hush-"));
    assertThat(texts(temp.resolve("secretive")))
        .isNotEmpty()
        .noneMatch(text -> text.contains("hush-"));
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

  private static Ended submit(Object... arguments) throws IOException, InterruptedException {
    return Submission.run(temp, arguments);
  }
}
